-- What is still awaited, by campaign and day: what the start page counts.
create index campaign_expectation_awaited on campaign_expectation (campaign_id, due_on, outcome) where outcome = 'awaited';
