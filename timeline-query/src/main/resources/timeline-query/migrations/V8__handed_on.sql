-- Whether an impact ends here only, by a merge or a dismissal; so far it stood in the events alone.
alter table impact_event add column handed_on boolean not null default false;

update impact_event
   set handed_on = true
  from timeline_entry
 where impact_event.event_id = timeline_entry.event_id
   and convert_from(timeline_entry.event, 'UTF8')::jsonb -> 'impactEnded' ->> 'reason'
       in ('IMPACT_END_REASON_MERGED', 'IMPACT_END_REASON_DISMISSED');
