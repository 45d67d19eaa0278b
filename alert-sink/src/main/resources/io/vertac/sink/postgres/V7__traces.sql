-- The curves of the newest cycles of each stream, short enough to be drawn at once. The topic
-- cycle-traces has them in full.

CREATE TABLE live_traces (
  cycle_id      uuid NOT NULL REFERENCES live_cycles (id) ON DELETE CASCADE,
  sensor_id     text NOT NULL,
  stream_id     uuid NOT NULL REFERENCES live_streams (id) ON DELETE CASCADE,
  cycle_number  integer NOT NULL,
  sensor_name   text NOT NULL,
  unit          text NOT NULL,
  start_time    timestamptz NOT NULL,
  end_time      timestamptz NOT NULL,
  sample_count  integer NOT NULL,
  -- Fewer points than samples were taken; peaks are kept.
  reduced       boolean NOT NULL,
  -- Steps between the points' times in nanoseconds (8 bytes each, the first from start_time), then
  -- their values (8 bytes each), big-endian, zlib.
  points        bytea NOT NULL,
  -- Of the record; a later one about the same curve replaces it.
  recorded_at   timestamptz NOT NULL,
  PRIMARY KEY (cycle_id, sensor_id)
);
ALTER TABLE live_traces ALTER COLUMN points SET STORAGE EXTERNAL;
CREATE INDEX idx_live_traces_stream ON live_traces (stream_id, cycle_number);

-- What an overview of many streams asks for.
CREATE INDEX idx_live_cycles_newest ON live_cycles (stream_id, cycle_number DESC);
CREATE INDEX idx_live_alerts_open_of_stream ON live_alerts (stream_id)
  WHERE NOT acknowledged AND NOT withdrawn;
