package io.vertac.standalone;

import io.vertac.standalone.demo.Demo;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a demo in order: the machine first, then what takes its samples. */
final class Ending implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

  private final Demo demo;
  private final Everything everything;
  private final AtomicBoolean begun = new AtomicBoolean();

  Ending(Demo demo, Everything everything) {
    this.demo = demo;
    this.everything = everything;
  }

  @Override
  public void close() {
    if (begun.getAndSet(true)) {
      return;
    }
    try {
      demo.close();
    } catch (SQLException e) {
      LOG.atWarn().setCause(e).log("the demo's database connection could not be closed cleanly");
    }
    everything.close();
  }
}
