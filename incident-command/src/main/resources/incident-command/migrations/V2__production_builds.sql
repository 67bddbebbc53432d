-- What tells which builds were in production and how they did there: a small part of the log, read from its end.
-- The list must be that of the query (BuildLog), word by word.
create index event_production_builds on event (position)
 where type in ('incident.change_linked', 'incident.change_unlinked', 'incident.fix_deployment_started',
                'incident.fix_deployed', 'incident.check_passed', 'incident.check_failed', 'incident.fix_rejected',
                'incident.entry_corrected', 'incident.entry_retracted');
