-- Who has seen an alert. Kept beside the alerts, as an acknowledgement may be read before its
-- alert; live_alerts carries the same.

CREATE TABLE live_alert_acknowledgements (
  alert_id         uuid PRIMARY KEY,
  cycle_id         uuid NOT NULL REFERENCES live_cycles (id) ON DELETE CASCADE,
  acknowledged_at  timestamptz NOT NULL,
  acknowledged_by  text NOT NULL,
  comment          text NOT NULL DEFAULT ''
);
CREATE INDEX idx_live_alert_acknowledgements_cycle ON live_alert_acknowledgements (cycle_id);

ALTER TABLE live_alerts
  ADD COLUMN comment  text;

CREATE INDEX idx_live_alerts_open ON live_alerts (created_at DESC, id DESC) WHERE NOT acknowledged;
CREATE INDEX idx_live_alerts_newest ON live_alerts (created_at DESC, id DESC);
