-- What happened, in order: one row per event, its entry encoded once, its published form kept.
create table timeline_entry (
    event_id    uuid        primary key,
    incident_id uuid        not null,
    sequence    int         not null,
    kind        text        not null,
    occurred_at timestamptz not null,
    entry       bytea       not null,
    event       bytea       not null,
    unique (incident_id, sequence)
);
create index on timeline_entry (incident_id, occurred_at, sequence);

create table timeline_heading (
    incident_id uuid primary key,
    title       text not null
);

grant select, insert, update, delete, truncate on timeline_entry, timeline_heading to ${app};
