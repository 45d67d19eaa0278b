-- The schema registry keeps its schemas in a database of its own beside VerTac's.
CREATE DATABASE registry;
