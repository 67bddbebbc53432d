-- What is open now: a row per incident. state is what the fold needs to go on, shown is what the answer says.
create table board_incident (
    incident_id     uuid        primary key,
    position        bigint      not null unique,
    version         int         not null,
    reported_at     timestamptz not null,
    status          text        not null,
    severity        text,
    source          text        not null,
    strategy        text,
    systems         text[]      not null,
    incident_number text        not null,
    title           text        not null,
    state           bytea       not null,
    shown           bytea       not null
);
create index on board_incident (reported_at desc, incident_id desc);
create index on board_incident (status, reported_at desc, incident_id desc);
create index on board_incident using gin (systems);

-- Positions of the board's stream. Its only row is locked until commit, so a later position is never seen first.
-- It begins at the present: a token from before the database was rebuilt is older than every new position.
create table board_clock (position bigint not null);
insert into board_clock select (extract(epoch from clock_timestamp()) * 1000000)::bigint;

grant select, insert, update, delete, truncate on board_incident to ${app};
grant select, update on board_clock to ${app};
