package io.vertac.config;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps an error of the embedded broker that is none out of the log: that it refused a batch which
 * overtook the one before.
 *
 * <p>Several batches of a producer are under way at once. The first of a new transaction is put off
 * while the end of the one before is still being written (CONCURRENT_TRANSACTIONS), which happens
 * when one follows the other within milliseconds, as those of our topologies do. The next, already
 * on its way, then comes out of order; the broker refuses it as it must, and the producer sends
 * both again, in order. What it gives up comes as an error of the sending. Shown when LOG_LEVEL is
 * DEBUG or TRACE.
 */
public final class ResentBatches extends Filter<ILoggingEvent> {
  private static final String BROKER = "kafka.server.ReplicaManager";
  private static final String OUT_OF_ORDER =
      "org.apache.kafka.common.errors.OutOfOrderSequenceException";

  private boolean shown;

  /**
   * @param level LOG_LEVEL
   */
  public void setLevel(String level) {
    shown = level.equalsIgnoreCase("DEBUG") || level.equalsIgnoreCase("TRACE");
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    IThrowableProxy cause = event.getThrowableProxy();
    boolean resent =
        cause != null
            && OUT_OF_ORDER.equals(cause.getClassName())
            && BROKER.equals(event.getLoggerName());
    return resent && !shown ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
