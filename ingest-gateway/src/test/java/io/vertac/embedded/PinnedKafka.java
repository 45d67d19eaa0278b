package io.vertac.embedded;

import java.nio.file.Path;
import java.util.List;

/** A broker that comes back on the port it had, as a real one does after a restart. */
public final class PinnedKafka {
  private PinnedKafka() {}

  public static int freePort() {
    return FreePorts.pick(1).get(0);
  }

  /** Not started yet. */
  public static EmbeddedKafka on(int port, Path dataDir) {
    return new EmbeddedKafka(dataDir, count -> List.of(port, freePort()));
  }
}
