package io.vertac.config;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets the system lets this process have ({@code ulimit -n}). */
public final class OpenFiles {
  /** For connections to Kafka and the database, and files that are read: opened by and by. */
  private static final int RESERVE = 200;

  /** With fewer nothing would work anyway. */
  private static final int FEWEST = 10;

  private OpenFiles() {}

  /** How many connections others may make, beside what this process opens itself. */
  public static int connections() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      return connections(system.getMaxFileDescriptorCount(), system.getOpenFileDescriptorCount());
    }
    return Integer.MAX_VALUE;
  }

  static int connections(long allowed, long open) {
    return (int) Math.max(FEWEST, Math.min(Integer.MAX_VALUE, allowed - open - RESERVE));
  }
}
