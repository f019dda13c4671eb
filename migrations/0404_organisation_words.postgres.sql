-- The words of `organisation.folded`, so that a search looks at the units that have its rarest word.
create table organisation_word (
  word text not null,
  organisation_id bigint not null references organisation (id),
  primary key (word, organisation_id)
);
create index organisation_word_by_organisation on organisation_word (organisation_id);
insert into organisation_word (word, organisation_id)
select distinct word, id from organisation, string_to_table(folded, ' ') as word where word <> '';
