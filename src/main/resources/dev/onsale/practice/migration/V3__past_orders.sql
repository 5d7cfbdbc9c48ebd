-- What was bought before this sale. Empty unless the fault tail-query is on. Nobody was to ask by buyer, least of all
-- by an address in any case, so that there is no index for it.
create table past_order (
    id             integer primary key,
    buyer          text not null,
    event          text not null,
    amount_cents   integer not null
);
