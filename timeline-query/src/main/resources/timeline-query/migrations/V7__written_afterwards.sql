-- Which incidents were written down afterwards is kept with the stamps; so far it stood in the events alone.
insert into response_event (event_id, incident_id, sequence, occurred_at, timed, approximate, milestone, detail)
select event_id, incident_id, sequence, occurred_at,
       coalesce(said ->> 'occurredAtPrecision', '') not in ('PRECISION_DAY', 'PRECISION_UNKNOWN'),
       coalesce(said ->> 'occurredAtPrecision', '') = 'PRECISION_APPROXIMATE',
       'WRITTEN_AFTERWARDS', ''
  from timeline_entry, lateral (select convert_from(event, 'UTF8')::jsonb) as published (said)
 where sequence = 1
   and said -> 'reported' ->> 'mode' = 'INCIDENT_MODE_RETROSPECTIVE'
    on conflict (event_id, milestone) do nothing;
