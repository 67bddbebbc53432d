-- Whether an impact ends here only, by a merge or a dismissal; so far it stood in the events alone.
alter table impact_event add column handed_on boolean not null default false;

update impact_event
   set handed_on = true
  from timeline_entry
 where impact_event.event_id = timeline_entry.event_id
   and impact_event.level is null
   -- Not jsonb: that refuses the escape \u0000, wherever in an event it stands.
   and convert_from(timeline_entry.event, 'UTF8')::json -> 'impactEnded' ->> 'reason'
       in ('IMPACT_END_REASON_MERGED', 'IMPACT_END_REASON_DISMISSED');
