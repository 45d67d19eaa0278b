package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.json.Json;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Answers later, when a future completes. The answer is written by a thread of the HTTP server: the
 * threads that complete futures belong to Kafka clients and must not wait for slow readers.
 */
final class Answers {
  static final String CONTENT_TYPE = "application/json";

  private final Executor executor;

  Answers(Executor executor) {
    this.executor = executor;
  }

  /** Answers at once. */
  static void now(Context ctx, Object value) {
    ctx.contentType(CONTENT_TYPE).result(Json.bytes(value));
  }

  /**
   * @param whenDone runs once the answer is decided, whatever it is
   */
  <T> void later(
      Context ctx, CompletableFuture<T> future, Function<T, Object> shape, Runnable whenDone) {
    ctx.future(
        () ->
            future.handleAsync(
                (value, error) -> {
                  whenDone.run();
                  if (error != null) {
                    throw unwrapped(error);
                  }
                  now(ctx, shape.apply(value));
                  return null;
                },
                executor));
  }

  <T> void later(Context ctx, CompletableFuture<T> future, Function<T, Object> shape) {
    later(ctx, future, shape, () -> {});
  }

  private static RuntimeException unwrapped(Throwable error) {
    Throwable cause = error;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
