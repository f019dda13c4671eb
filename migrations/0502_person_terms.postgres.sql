-- Every folded word of a name, and every two of its words in their order ("nguyen an"): a search walks one of them in
-- the order of names.
create table person_term (
  term text not null,
  sort_key bytea not null,
  person_id bigint not null references person (id),
  primary key (term, sort_key, person_id)
);
