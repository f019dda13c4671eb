-- As in 0001_request_key.sqlite.sql.
create table request_key (
  day bigint not null,
  key bytea not null,
  owner text not null,
  fingerprint bytea not null,
  status bigint not null,
  headers text not null,
  body bytea not null,
  primary key (day, key, owner)
);
