-- Who asked for what, and what came of it. Refers to no other table: an event outlives what it is
-- about, and may be read before it.

CREATE TABLE audit_events (
  id          uuid PRIMARY KEY,
  at          timestamptz NOT NULL,
  actor       text NOT NULL,
  actor_name  text NOT NULL DEFAULT '',
  role        text NOT NULL DEFAULT '',
  address     text NOT NULL DEFAULT '',
  action      text NOT NULL,
  stream_id   uuid,
  subject     text NOT NULL DEFAULT '',
  outcome     text NOT NULL,
  status      int NOT NULL DEFAULT 0
);
CREATE INDEX idx_audit_events_at ON audit_events (at DESC);
CREATE INDEX idx_audit_events_actor ON audit_events (actor, at DESC);
CREATE INDEX idx_audit_events_stream ON audit_events (stream_id, at DESC);
