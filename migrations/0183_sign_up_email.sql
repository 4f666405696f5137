-- Who signed in sees the meetings they come to: those are looked up by address.
create index meeting_sign_up_email on meeting_sign_up (lower(email));
