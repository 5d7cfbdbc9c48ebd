create extension if not exists pg_stat_statements with schema public;

create table event (
    id             text primary key,
    name           text not null,
    seats          integer not null,
    ticket_types   integer not null,
    past_seats     integer not null
);

create table ticket_type (
    id             text primary key,
    event          text not null,
    name           text not null,
    price_cents    integer not null
);

-- Every seat of every event. Nothing in the shop asks for seats by ticket type, so that column has no index.
create table seat (
    event          text not null,
    ordinal        integer not null,
    label          text not null,
    ticket_type    text not null,
    primary key (event, ordinal)
);

create table hold (
    id             text primary key,
    event          text not null,
    seats          integer[] not null,
    price_cents    integer not null,
    expires_at     timestamptz not null
);

-- Who has a seat now. The primary key is what makes overselling impossible: one seat, one claim.
-- A claim that is not sold and past its time counts for nothing and may be taken over.
create table claim (
    event          text not null,
    seat           integer not null,
    ticket_type    text not null,
    hold           text not null,
    held_until     timestamptz not null,
    sold           boolean not null default false,
    primary key (event, seat)
) with (fillfactor = 50);

create table orders (
    id             text primary key,
    hold           text not null unique references hold,
    amount_cents   integer not null,
    status         text not null default 'open' check (status in ('open', 'paid', 'declined'))
);

create table payment (
    idempotency_key text primary key,
    id             text not null unique,
    order_id       text not null references orders,
    card           text not null,
    amount_cents   integer not null,
    status         text not null default 'pending' check (status in ('pending', 'paid', 'declined', 'void'))
);

-- Two different keys must not pay one order twice.
create unique index payment_one_alive_per_order on payment (order_id) where status in ('pending', 'paid');

-- What the recount under the lock writes to when the fault hold-lock is on.
create table ticket_tally (
    ticket_type    text primary key,
    seats_left     integer not null
);
