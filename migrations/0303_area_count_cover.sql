-- The counts of a list's units are read from the index alone.
create index area_count_of_day on area_count (area_id, valid_from, valid_to, kind, type, units, end_unknown);
