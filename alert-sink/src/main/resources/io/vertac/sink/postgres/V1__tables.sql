-- What people and their programs read. A row may exist before the record that describes it was
-- read (a deviation arrives before its cycle): it then holds what is known, and the describing
-- record fills it. That is why most columns may be null.

CREATE TABLE datasets (
  id          uuid PRIMARY KEY,
  name        text,
  created_at  timestamptz,
  -- The registration that gave the name; a newer one may give another.
  named_at    timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE TABLE live_streams (
  id             uuid PRIMARY KEY,
  dataset_id     uuid REFERENCES datasets (id),
  stream_name    text,
  device_name    text,
  sensor_count   integer NOT NULL DEFAULT 0,
  sensors        jsonb NOT NULL DEFAULT '[]',
  status         text NOT NULL DEFAULT 'idle',
  registered_at  timestamptz,
  started_at     timestamptz,
  stopped_at     timestamptz,
  -- Where in the stream's history the status is from: cycle, stage of the cycle, time.
  status_cycle   integer NOT NULL DEFAULT -1,
  status_stage   integer NOT NULL DEFAULT -1,
  status_at      timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX idx_live_streams_dataset ON live_streams (dataset_id);
CREATE INDEX idx_live_streams_status ON live_streams (status);

CREATE TABLE live_cycles (
  id                 uuid PRIMARY KEY,
  stream_id          uuid NOT NULL REFERENCES live_streams (id) ON DELETE CASCADE,
  cycle_number       integer,
  start_time         timestamptz,
  end_time           timestamptz,
  sample_count       integer NOT NULL DEFAULT 0,
  status             text NOT NULL DEFAULT 'active',
  state              text GENERATED ALWAYS AS (status) STORED,
  is_reference       boolean NOT NULL DEFAULT false,
  health_score       double precision,
  anomaly_flag       boolean NOT NULL DEFAULT false,
  severity           text,
  analysis_revision  integer NOT NULL DEFAULT 0,
  duplicate_count    integer NOT NULL DEFAULT 0,
  paused             boolean NOT NULL DEFAULT false,
  recipe             text NOT NULL DEFAULT '',
  metadata           jsonb,
  cause              text,
  end_reason         text,
  first_sample_time  timestamptz,
  last_sample_time   timestamptz,
  -- Counts are exact from here on.
  final              boolean NOT NULL DEFAULT false,
  -- How far in the cycle's life the event behind this row is; 0: none was read yet.
  stage              integer NOT NULL DEFAULT 0,
  stage_at           timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX idx_live_cycles_stream ON live_cycles (stream_id, start_time);
CREATE INDEX idx_live_cycles_stream_end ON live_cycles (stream_id, end_time);
CREATE INDEX idx_live_cycles_status ON live_cycles (status);
CREATE INDEX idx_live_cycles_running ON live_cycles (start_time DESC) WHERE end_time IS NULL;
CREATE INDEX idx_live_cycles_reference ON live_cycles (stream_id, recipe) WHERE is_reference;

-- Which cycle the cycles of a stream and recipe are compared with; live_cycles.is_reference
-- follows it.
CREATE TABLE live_references (
  stream_id  uuid NOT NULL REFERENCES live_streams (id) ON DELETE CASCADE,
  recipe     text NOT NULL,
  cycle_id   uuid NOT NULL REFERENCES live_cycles (id) ON DELETE CASCADE,
  version    integer NOT NULL,
  PRIMARY KEY (stream_id, recipe)
);
CREATE INDEX idx_live_references_cycle ON live_references (cycle_id);

CREATE TABLE live_deviations (
  id                   uuid PRIMARY KEY,
  cycle_id             uuid NOT NULL REFERENCES live_cycles (id) ON DELETE CASCADE,
  reference_cycle_id   uuid REFERENCES live_cycles (id) ON DELETE SET NULL,
  reference_version    integer NOT NULL DEFAULT 0,
  comparison_type      text NOT NULL CHECK (comparison_type IN ('reference', 'previous')),
  sensor_id            text NOT NULL,
  sensor_name          text,
  unit                 text,
  euclidean_distance   double precision,
  dtw_distance         double precision,
  max_deviation        double precision,
  mean_deviation       double precision,
  peak_deviation_time  timestamptz,
  score                double precision,
  contribution_share   double precision,
  contribution_rank    integer,
  severity             text NOT NULL CHECK (severity IN ('normal', 'warning', 'critical')),
  kind                 text NOT NULL DEFAULT 'none',
  revision             integer NOT NULL DEFAULT 1,
  created_at           timestamptz NOT NULL
);
CREATE INDEX idx_live_deviations_cycle ON live_deviations (cycle_id);
CREATE INDEX idx_live_deviations_reference ON live_deviations (reference_cycle_id);

CREATE TABLE live_analyses (
  cycle_id            uuid PRIMARY KEY REFERENCES live_cycles (id) ON DELETE CASCADE,
  stream_id           uuid NOT NULL REFERENCES live_streams (id) ON DELETE CASCADE,
  revision            integer NOT NULL,
  provisional         boolean NOT NULL,
  cycle_state         text NOT NULL,
  health_score        double precision,
  anomaly_flag        boolean NOT NULL,
  severity            text NOT NULL CHECK (severity IN ('normal', 'warning', 'critical')),
  comparison_type     text CHECK (comparison_type IN ('reference', 'previous')),
  reference_cycle_id  uuid REFERENCES live_cycles (id) ON DELETE SET NULL,
  reference_version   integer NOT NULL DEFAULT 0,
  is_reference        boolean NOT NULL DEFAULT false,
  recipe              text NOT NULL DEFAULT '',
  top_3_sensors       jsonb NOT NULL,
  missing_sensors     jsonb NOT NULL,
  compared_sensors    integer NOT NULL DEFAULT 0,
  alert_count         integer NOT NULL DEFAULT 0,
  sample_count        integer NOT NULL DEFAULT 0,
  duration_s          double precision NOT NULL DEFAULT 0,
  end_time            timestamptz,
  analysed_at         timestamptz
);
CREATE INDEX idx_live_analyses_stream ON live_analyses (stream_id);
CREATE INDEX idx_live_analyses_reference ON live_analyses (reference_cycle_id);

CREATE TABLE live_alerts (
  id               uuid PRIMARY KEY,
  cycle_id         uuid NOT NULL REFERENCES live_cycles (id) ON DELETE CASCADE,
  stream_id        uuid NOT NULL REFERENCES live_streams (id) ON DELETE CASCADE,
  sensor_id        text,
  sensor_name      text,
  alert_type       text NOT NULL,
  severity         text NOT NULL CHECK (severity IN ('normal', 'warning', 'critical')),
  message          text NOT NULL,
  created_at       timestamptz NOT NULL,
  revision         integer NOT NULL DEFAULT 1,
  -- Only ever true of an acknowledged alert: what nobody has seen is removed when it is withdrawn.
  withdrawn        boolean NOT NULL DEFAULT false,
  acknowledged     boolean NOT NULL DEFAULT false,
  acknowledged_at  timestamptz,
  acknowledged_by  text
);
CREATE INDEX idx_live_alerts_cycle ON live_alerts (cycle_id);
CREATE INDEX idx_live_alerts_stream ON live_alerts (stream_id, created_at DESC);
CREATE INDEX idx_live_alerts_severity ON live_alerts (severity, created_at DESC);

-- What was withdrawn, so that an older revision read later does not bring it back.
CREATE TABLE live_alert_withdrawals (
  alert_id  uuid PRIMARY KEY,
  cycle_id  uuid NOT NULL REFERENCES live_cycles (id) ON DELETE CASCADE,
  revision  integer NOT NULL
);
CREATE INDEX idx_live_alert_withdrawals_cycle ON live_alert_withdrawals (cycle_id);
