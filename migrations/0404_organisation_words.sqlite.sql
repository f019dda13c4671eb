-- The words of `organisation.folded`, so that a search looks at the units that have its rarest word.
create table organisation_word (
  word text not null,
  organisation_id INTEGER not null references organisation (id),
  primary key (word, organisation_id)
) STRICT, WITHOUT ROWID;
create index organisation_word_by_organisation on organisation_word (organisation_id);
with recursive piece (id, word, rest) as (
  select id, '', folded || ' ' from organisation
  union all
  select id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) from piece where rest <> ''
)
insert or ignore into organisation_word (word, organisation_id) select word, id from piece where word <> '';
