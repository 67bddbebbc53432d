-- Whether a severity is raised depends on the one in effect before, and is decided when somebody asks.
delete from response_event
 where milestone = 'ESCALATED'
   and event_id in (select event_id from response_event where milestone = 'SEVERITY_SET');
