-- What people say about a cycle, and what the analysis says in words.

ALTER TABLE live_cycles
  ADD COLUMN label        text,
  ADD COLUMN labelled_at  timestamptz;

ALTER TABLE live_deviations
  ADD COLUMN explanation  text NOT NULL DEFAULT '';

ALTER TABLE live_analyses
  ADD COLUMN kind            text NOT NULL DEFAULT 'none',
  ADD COLUMN learned         boolean NOT NULL DEFAULT false,
  ADD COLUMN learned_cycles  integer NOT NULL DEFAULT 0;
