-- What opens and ends watch windows, in commit order: windows that end by themselves are found without reading all else.
-- The list must be that of the query (WatchLog), word by word.
create index event_of_watch_window on event (tx, position)
    where type in ('incident.watch_started', 'incident.watch_ended', 'incident.reopened', 'incident.dismissed',
                   'incident.merged', 'incident.entry_corrected', 'incident.entry_retracted');
