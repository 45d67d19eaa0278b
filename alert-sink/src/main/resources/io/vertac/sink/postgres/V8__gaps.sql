-- Samples that connectors lost and that will never come. A curve that passes over such a span says
-- nothing about the machine there.

CREATE TABLE live_gaps (
  stream_id     uuid NOT NULL REFERENCES live_streams (id) ON DELETE CASCADE,
  -- Made by the connector; a report that came again is the same row.
  gap_id        text NOT NULL,
  -- The earliest and the latest of the lost samples, on the machine's clock.
  from_time     timestamptz NOT NULL,
  to_time       timestamptz NOT NULL,
  -- 0 when nobody can know.
  sample_count  bigint NOT NULL,
  reason        text NOT NULL,
  -- On the gateway's clock.
  received_at   timestamptz NOT NULL,
  PRIMARY KEY (stream_id, gap_id)
);
CREATE INDEX idx_live_gaps_stream ON live_gaps (stream_id, from_time DESC);
