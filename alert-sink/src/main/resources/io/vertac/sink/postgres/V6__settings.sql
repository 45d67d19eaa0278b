-- What an analysis was made with, in the shape of the settings call; and in numbers what the
-- explanation of a deviation says in words.

ALTER TABLE live_analyses
  ADD COLUMN settings_version  integer NOT NULL DEFAULT 0,
  ADD COLUMN settings          jsonb;

ALTER TABLE live_deviations
  ADD COLUMN times_usual       double precision,
  ADD COLUMN deviating_from_s  double precision,
  ADD COLUMN deviating_to_s    double precision,
  ADD COLUMN cycles_in_a_row   integer NOT NULL DEFAULT 0;
