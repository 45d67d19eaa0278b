package io.vertac.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does several slow things at the same time and waits for all of them. */
final class SideBySide {
  private static final Logger LOG = LoggerFactory.getLogger(SideBySide.class);

  private SideBySide() {}

  /** Rethrows the first failure, after all have ended. */
  static void run(List<Runnable> tasks) {
    ExecutorService executor = Executors.newFixedThreadPool(tasks.size());
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (Runnable task : tasks) {
        running.add(CompletableFuture.runAsync(task, executor));
      }
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      executor.shutdown();
    }
  }

  /** Closes all of them, also when some cannot be closed. */
  static void closeAll(List<? extends AutoCloseable> resources) {
    run(resources.stream().<Runnable>map(resource -> () -> close(resource)).toList());
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.atWarn()
          .addKeyValue("part", resource.getClass().getSimpleName())
          .setCause(e)
          .log("could not be closed cleanly");
    }
  }
}
