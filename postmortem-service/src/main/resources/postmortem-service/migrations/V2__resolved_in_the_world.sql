-- When the last resolve happened, as the log counts; absent where it was reopened since, or no more than the day is known.
-- What was corrected before this column was there shows with the next word on an earlier entry.
alter table incident add column resolve_happened_at timestamptz;

update incident set resolve_happened_at = (
    select case when fact = 'resolved'
                     and body::jsonb ->> 'occurredAtPrecision' in ('PRECISION_EXACT', 'PRECISION_APPROXIMATE')
                then (body::jsonb ->> 'occurredAt')::timestamptz end
    from incident_event
    where incident_event.incident_id = incident.incident_id and fact in ('resolved', 'reopened')
    order by sequence desc
    limit 1);
