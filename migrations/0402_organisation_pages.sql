-- A page of organisations costs what it shows, however many there are: children are counted, names are compared and
-- those without a head are found by an index alone.

-- The name as src/organisations/organisation_names.h compares it; none in rows older than the column, which are
-- compared one by one until they are written again.
alter table organisation add column name_key text;
create index organisation_by_name_key on organisation (parent_id, name_key);
create index organisation_by_parent_day on organisation (parent_id, valid_from, valid_to);
create index organisation_without_head on organisation (path, valid_from, valid_to, head_name) where head_name = '';
create index organisation_period_by_parent on organisation_period (parent_id, valid_from, valid_to);
