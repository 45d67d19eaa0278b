-- The request that led to an alert (W3C Trace Context), to be looked up in logs and traces.
ALTER TABLE live_alerts ADD COLUMN trace_id text;
