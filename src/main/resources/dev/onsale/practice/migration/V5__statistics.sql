-- What the fault aventri-2018-stats counts in: one row for each event, rewritten by every request. Empty unless it is on.
create table statistic (
    event          text primary key,
    requests       bigint not null default 0,
    past_visitors  integer not null default 0
) with (fillfactor = 10);

-- What it recounts while it holds that row.
create table past_view (
    id             integer primary key,
    visitor        integer not null
);
