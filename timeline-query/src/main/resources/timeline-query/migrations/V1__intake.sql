-- How far every partition has been projected. Lives in the transaction of the projections it speaks of.
create table intake_offset (
    topic          text    not null,
    partition      int     not null,
    topic_id       text    not null,
    next_offset    bigint  not null,
    -- While next_offset is below it, the projections are being rebuilt.
    rebuilt_at     bigint  not null default 0,
    primary key (topic, partition)
);

-- How far every incident has been projected: the expected next event is version + 1.
create table incident_progress (
    incident_id     uuid    primary key,
    -- Empty while none of its events could be read.
    incident_number text    not null,
    version         int     not null,
    -- The highest sequence seen; above version while events are missing.
    awaited         int     not null,
    -- Unreadable records under its key that incident-command was not asked about yet.
    doubts          int     not null default 0,
    parked_since    timestamptz,
    attempts        int     not null default 0,
    retry_at        timestamptz
);
create index on incident_progress (incident_number);
create index on incident_progress (retry_at) where parked_since is not null;

-- Records that are not events of the contract, kept as they came.
create table quarantined_event (
    topic          text    not null,
    topic_id       text    not null,
    partition      int     not null,
    record_offset  bigint  not null,
    reason         text    not null,
    detail         text    not null,
    record_key     bytea,
    record_value   bytea,
    quarantined_at timestamptz not null default now(),
    primary key (topic, topic_id, partition, record_offset)
);

grant usage on schema public to ${app};
grant select, insert, update, delete, truncate on intake_offset, incident_progress, quarantined_event to ${app};
