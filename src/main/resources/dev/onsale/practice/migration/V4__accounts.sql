-- Whose order it is, where the buyer says so.
alter table orders add column account text;
create index orders_account on orders (account) where account is not null;
