-- How long was it down: one row per event that speaks of impact.
create table impact_event (
    event_id      uuid    primary key,
    incident_id   uuid    not null,
    sequence      int     not null,
    occurred_at   timestamptz not null,
    timed         boolean not null,
    approximate   boolean not null,
    system        text    not null,
    functionality text    not null,
    region        text    not null,
    -- Null where the impact ends.
    level         text,
    assumed       boolean not null,
    unique (incident_id, sequence)
);

-- How fast were we: one row per event that sets a stamp.
create table response_event (
    event_id    uuid    not null,
    incident_id uuid    not null,
    sequence    int     not null,
    occurred_at timestamptz not null,
    timed       boolean not null,
    approximate boolean not null,
    milestone   text    not null,
    -- The severity, or the deployment's id, where the milestone has one.
    detail      text    not null,
    primary key (event_id, milestone)
);
create index on response_event (incident_id, sequence);

grant select, insert, update, delete, truncate on impact_event, response_event to ${app};
