-- One row per incident: where its log stands, and what a list of post-mortems shows.
create table incident (
    incident_id uuid    primary key,
    number      text    not null,
    -- The digits of the number, to sort by.
    ordinal     bigint  not null,
    title       text    not null,
    version     integer not null,
    -- When the first resolve was stored: a post-mortem exists from then on.
    resolved_at timestamptz
);

-- Not unique: a record that was started anew counts from INC-1 again, and must not stop the intake.
create index incident_by_ordinal on incident (ordinal desc, incident_id desc);

-- Every published event as it came, unknown facts too.
create table incident_event (
    incident_id uuid    not null,
    sequence    integer not null,
    event_id    uuid    not null,
    -- The public name of the fact, such as impact_started.
    fact        text    not null,
    -- ProtoJSON with sorted keys: the same text by whatever road the event came.
    body        text    not null,
    primary key (incident_id, sequence)
);

-- The next record to read. A topic made anew has another id and is read from its beginning.
create table intake_offset (
    topic_id    text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (topic_id, partition)
);

-- Incidents of which a later event was seen than could be applied, or a record that could not be read.
create table intake_gap (
    incident_id   uuid        primary key,
    seen_sequence integer     not null,
    -- Unreadable records under its key that incident-command was not asked about yet.
    doubts        integer     not null,
    attempts      integer     not null default 0,
    retry_at      timestamptz not null default now()
);
create index intake_gap_due on intake_gap (retry_at);

-- What could not be read, kept for people.
create table quarantine (
    -- topic id/partition/offset, or repair/incident/sequence
    origin text  primary key,
    reason text  not null,
    key    bytea,
    value  bytea
);

-- Asked for before the incident resolved. The only rows that the events do not tell.
create table early_opening (
    incident_id uuid        primary key,
    opened_at   timestamptz not null default now()
);

grant select, insert, update on incident, intake_offset to ${app};
grant select, insert on incident_event, quarantine, early_opening to ${app};
grant select, insert, update, delete on intake_gap to ${app};
