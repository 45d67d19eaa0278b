-- Where in a cycle a curve was out of the ordinary, between which values it usually lies, and how
-- the reference's time was laid along the cycle's to find out; and what made a cycle a warning.

ALTER TABLE live_deviations
  ADD COLUMN deviating_stretches  jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN usual_band           jsonb;

ALTER TABLE live_analyses
  ADD COLUMN alignment            jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN alarm_by             text NOT NULL DEFAULT '';
