-- Whose account it is. The table of people is made later (05xx), so no foreign key here.
alter table account add column person_id INTEGER;
create unique index account_by_person on account (person_id);
