-- What the shop knows of each payment beside its status, for those who count afterwards: how often it was asked for,
-- since when nobody knows what became of it, and whether money was taken and not given back.
alter table payment add column asked integer not null default 1;
alter table payment add column pending_since timestamptz not null default statement_timestamp();
alter table payment add column charged boolean not null default false;
