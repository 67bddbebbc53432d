-- What tells the story. How an entry stands with corrections and retractions is in its encoded form.
alter table timeline_entry add column pinned boolean not null default false;
