package io.vertac.gateway.http;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/** Looks at something again and again, on a thread of its own, as long as the server runs. */
abstract class RepeatedLook extends AbstractLifeCycle {
  private final String name;
  private final long everySeconds;
  private ScheduledExecutorService watch;

  RepeatedLook(String name, long everySeconds) {
    this.name = name;
    this.everySeconds = everySeconds;
  }

  abstract void look();

  @Override
  protected void doStart() {
    watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(this::look, everySeconds, everySeconds, TimeUnit.SECONDS);
  }

  @Override
  protected void doStop() {
    watch.shutdownNow();
  }
}
