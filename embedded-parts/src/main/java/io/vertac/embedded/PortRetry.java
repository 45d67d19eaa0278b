package io.vertac.embedded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between finding a free port and binding it another program may be faster: then once more. */
final class PortRetry {
  private static final Logger LOG = LoggerFactory.getLogger(PortRetry.class);

  private PortRetry() {}

  /**
   * @param start picks its ports anew each time it is called and cleans up after itself if it fails
   */
  static <T> T startTwice(String part, Start<T> start) throws Exception {
    try {
      return start.run();
    } catch (Exception e) {
      if (FailureAdvice.of(e) != FailureAdvice.PORT_IN_USE) {
        throw e;
      }
      LOG.atInfo().addKeyValue("part", part).log("port was taken meanwhile, trying another");
      return start.run();
    }
  }

  /** One attempt. */
  @FunctionalInterface
  interface Start<T> {
    T run() throws Exception;
  }
}
