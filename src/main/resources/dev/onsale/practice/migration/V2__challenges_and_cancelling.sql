-- 'challenge': the card's holder has been asked and has not answered; nothing is charged.
-- 'refunded': charged, and given back when the order was cancelled.
alter table payment drop constraint payment_status_check;
alter table payment add constraint payment_status_check
    check (status in ('challenge', 'pending', 'paid', 'declined', 'void', 'refunded'));

drop index payment_one_alive_per_order;
create unique index payment_one_alive_per_order on payment (order_id) where status in ('challenge', 'pending', 'paid');

alter table orders drop constraint orders_status_check;
alter table orders add constraint orders_status_check check (status in ('open', 'paid', 'declined', 'cancelled'));

-- One question for each payment that asks one. A table of its own, so that payments without one cost what they did.
create table challenge (
    id             text primary key,
    payment_key    text not null unique references payment
);
