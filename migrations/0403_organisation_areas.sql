-- Which organisations sat in an area or governed it, on any day.
create index organisation_period_by_seat on organisation_period (seat_area_id);
create index organisation_period_by_governed on organisation_period (governed_area_id);
