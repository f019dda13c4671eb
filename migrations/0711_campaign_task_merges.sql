-- Tasks that came to another record of the same person when two were merged, so that it can be undone.
create table campaign_task_merge(
  task_id INTEGER not null references campaign_task(id) on delete cascade,
  from_person_id INTEGER not null references person(id),
  into_person_id INTEGER not null references person(id),
  primary key (from_person_id, into_person_id, task_id)
) STRICT;
create index campaign_task_merge_by_task on campaign_task_merge(task_id);
