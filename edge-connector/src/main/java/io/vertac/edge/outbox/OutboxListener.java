package io.vertac.edge.outbox;

/** Told what happens to an outbox, from its writer's thread; must return soon and not throw. */
public interface OutboxListener {
  /** Hears nothing. */
  OutboxListener SILENT = new OutboxListener() {};

  /** So many samples are on disk. */
  default void stored(int samples) {}

  /** A limit was reached: so many samples were given up. */
  default void dropped(long samples, String reason) {}

  /** The file was damaged: it was moved away, and a new one was begun. */
  default void quarantined(String file) {}

  /** The disk takes nothing; it is tried again. */
  default void waitingForDisk(String reason) {}

  /** It takes things again. */
  default void diskRecovered() {}
}
