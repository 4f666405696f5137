-- An address is the same with capitals: who is to be forgotten is found however it was typed.

alter table outbox alter column to_address type citext;
alter table inbound_mail alter column from_address type citext;
alter table green_takeover alter column email type citext;
alter table reaction alter column email type citext;
alter table takeover_offer alter column email type citext;
alter table referral alter column to_email type citext;
