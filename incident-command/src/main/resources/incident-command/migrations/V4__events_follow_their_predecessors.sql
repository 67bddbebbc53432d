-- Who appends decides on what it remembers. Where the store was put back in the meantime, or another one took over that had
-- not got the last commits, that is more than there is; the primary key finds out only those who remember less.
-- With the rights of the owner, for whoever writes need not be allowed to read. One question for all rows of a statement;
-- of a table that has grown since it was planned, so the plan must not be to read all of it.
create function require_predecessors() returns trigger language plpgsql security definer
    set search_path = pg_catalog set enable_seqscan = off as $$
begin
    if exists (select from added
                where added.seq > 1
                  and not exists (select from public.event before
                                   where before.stream = added.stream and before.seq = added.seq - 1
                                     and before.hash = added.previous_hash)) then
        raise exception 'an event must follow the one before it' using errcode = 'foreign_key_violation',
            constraint = 'event_predecessor', table = 'event';
    end if;
    return null;
end
$$;

create trigger event_follows_its_predecessor after insert on event referencing new table as added
    for each statement execute function require_predecessors();
