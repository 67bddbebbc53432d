-- The log of everything that happened. Rows are written once and never touched again.
create table event (
    stream        uuid        not null,
    seq           integer     not null check (seq > 0),
    position      bigint      generated always as identity,
    tx            xid8        not null default pg_current_xact_id(),
    event_id      uuid        not null,
    type          text        not null,
    version       smallint    not null,
    occurred_at   timestamptz not null,
    recorded_at   timestamptz not null,
    metadata      bytea       not null,
    payload       bytea       not null,
    previous_hash bytea       not null,
    hash          bytea       not null,
    constraint event_sequence primary key (stream, seq),
    constraint event_identity unique (event_id)
);

-- Readers go by transaction first: positions are handed out before commit, so a later commit can carry a smaller one.
create index event_commit_order on event (tx, position);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'events are never changed: % on % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger event_is_never_changed before update or delete on event
    for each statement execute function refuse_change();
create trigger event_is_never_truncated before truncate on event
    for each statement execute function refuse_change();

-- Answers to commands that came with an idempotency key, written with the events they speak of.
create table answered_command (
    actor_id    text        not null,
    key         text        not null,
    fingerprint text        not null,
    receipt     bytea       not null,
    created_at  timestamptz not null default now(),
    constraint answered_command_key primary key (actor_id, key)
);
create index answered_command_age on answered_command (created_at);

-- The n of INC-n. Drawn before the append, so gaps are normal.
create sequence incident_number_drawn as integer;
create table incident_number (
    number integer not null,
    stream uuid    not null,
    constraint incident_number_taken primary key (number),
    constraint incident_numbered_once unique (stream)
);

-- How far publication has come. Whoever publishes owns the epoch; an older owner can no longer move the checkpoint.
create table relay_checkpoint (
    only_row boolean primary key default true check (only_row),
    epoch    bigint  not null,
    tx       xid8    not null,
    position bigint  not null,
    topic_id text,
    -- Where each partition ended then: a topic that is shorter now has lost what it acknowledged.
    topic_ends bigint[] not null default '{}'
);
insert into relay_checkpoint (epoch, tx, position) values (0, '0', 0);

-- For people. Not jsonb: that refuses the escape \u0000, and one such text would hide all others.
create view event_readable as
select e.stream, n.number, e.seq, e.type, e.version, e.occurred_at, e.recorded_at,
       convert_from(e.payload, 'UTF8')::json as payload,
       convert_from(e.metadata, 'UTF8')::json as metadata,
       encode(e.hash, 'hex') as hash, e.event_id, e.tx, e.position
  from event e left join incident_number n on n.stream = e.stream;

grant usage on schema public to ${app};
grant select on event, event_readable, incident_number, answered_command, relay_checkpoint to ${app};
-- Column by column: position and transaction are never the application's to choose.
grant insert (stream, seq, event_id, type, version, occurred_at, recorded_at, metadata, payload, previous_hash, hash)
    on event to ${app};
grant insert (actor_id, key, fingerprint, receipt) on answered_command to ${app};
grant delete on answered_command to ${app};
grant insert on incident_number to ${app};
grant usage on sequence incident_number_drawn to ${app};
grant update (epoch, tx, position, topic_id, topic_ends) on relay_checkpoint to ${app};
