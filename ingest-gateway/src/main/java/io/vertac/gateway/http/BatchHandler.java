package io.vertac.gateway.http;

import io.vertac.gateway.ingest.BatchAnswer;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.json.Json;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.security.Caller;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The short way for batches, below the servlets, which take longer than all the rest of a usual
 * batch. No thread waits, neither for the body nor for Kafka.
 *
 * <p>It takes bodies that come plain or as gzip, and with their length, from somebody who may
 * write. Everything else goes on to the route, which knows the same and more: sessions of browsers,
 * other origins' pages, traces, and why somebody is not let in.
 */
final class BatchHandler extends Handler.Wrapper {
  private static final Set<HttpHeader> UNUSUAL =
      EnumSet.of(HttpHeader.EXPECT, HttpHeader.COOKIE, HttpHeader.ORIGIN);

  private static final String TRACE = "traceparent";
  private static final String GZIP = "gzip";

  private static final HttpField ANSWER_TYPE =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Answers.CONTENT_TYPE);
  private static final HttpField PROBLEM_TYPE =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);

  private static final double NANOS_PER_SECOND = 1e9;
  private static final long SLOW_FROM_NANOS = 1_000_000_000L;

  private final Supplier<Api> api;
  private final Guard guard;
  private final GatewayMetrics metrics;

  /**
   * @param api throws a refusal as long as the gateway is not ready
   */
  BatchHandler(Supplier<Api> api, Guard guard, GatewayMetrics metrics) {
    this.api = api;
    this.guard = guard;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!isUsual(request)) {
      return super.handle(request, response, callback);
    }
    BatchRoute route = routeIfReady();
    if (route == null || !route.mayCome(request.getLength())) {
      return super.handle(request, response, callback);
    }
    Optional<Caller> writer = guard.writer(request);
    if (writer.isEmpty()) {
      return super.handle(request, response, callback);
    }
    new Exchange(route, writer.get(), request, response, callback).run();
    return true;
  }

  private static boolean isUsual(Request request) {
    return HttpMethod.POST.is(request.getMethod())
        && BatchRoute.PATH.equals(Request.getPathInContext(request))
        && request.getLength() > 0
        && hasUsualHeaders(request.getHeaders());
  }

  private static boolean hasUsualHeaders(HttpFields headers) {
    for (HttpField field : headers) {
      if (isUnusual(field)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnusual(HttpField field) {
    HttpHeader known = field.getHeader();
    if (known == null) {
      return field.getName().equalsIgnoreCase(TRACE);
    }
    return known == HttpHeader.CONTENT_ENCODING
        ? !GZIP.equals(field.getValue())
        : UNUSUAL.contains(known);
  }

  private BatchRoute routeIfReady() {
    try {
      return api.get().batch();
    } catch (Refusal notReady) {
      return null;
    }
  }

  /** One request and its answer. */
  private final class Exchange implements Runnable {
    private final long began = System.nanoTime();
    private final BatchRoute route;
    private final InFlightBudget.Share share;
    private final Caller caller;
    private final Refusal refused;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final byte[] body;
    private int filled;
    private long received;

    Exchange(
        BatchRoute route, Caller caller, Request request, Response response, Callback callback) {
      int length = (int) request.getLength();
      this.route = route;
      this.caller = caller;
      this.request = request;
      this.share = route.open();
      this.refused = refused(length);
      this.response = response;
      this.callback = callback;
      // If it is refused the body is received all the same, and forgotten: a client that is still
      // sending would otherwise see its connection break instead of the answer.
      this.body = new byte[refused == null ? length : 0];
    }

    private Refusal refused(int length) {
      try {
        guard.requireRoom(request, caller);
      } catch (Refusal tooOften) {
        return tooOften;
      }
      return share.take(length) ? null : RequestBodies.busy();
    }

    /** Reads what is there; called again when there is more. */
    @Override
    public void run() {
      while (true) {
        Content.Chunk chunk = request.read();
        if (chunk == null) {
          request.demand(this);
          return;
        }
        if (Content.Chunk.isFailure(chunk)) {
          share.close();
          callback.failed(chunk.getFailure());
          return;
        }
        take(chunk);
        if (isTooSlow()) {
          share.close();
          callback.failed(
              new BadMessageException(HttpStatus.REQUEST_TIMEOUT_408, "the body comes too slowly"));
          return;
        }
        if (chunk.isLast()) {
          accept();
          return;
        }
      }
    }

    /** The server itself looks at bodies only where servlets read them. */
    private boolean isTooSlow() {
      long least = request.getConnectionMetaData().getHttpConfiguration().getMinRequestDataRate();
      long nanos = System.nanoTime() - began;
      return nanos > SLOW_FROM_NANOS && received < least * (nanos / NANOS_PER_SECOND);
    }

    /** The server has made sure that it is no more than was declared. */
    private void take(Content.Chunk chunk) {
      received += chunk.remaining();
      if (refused == null) {
        int more = chunk.remaining();
        chunk.getByteBuffer().get(body, filled, more);
        filled += more;
      }
      chunk.release();
    }

    private void accept() {
      if (refused != null) {
        answer(null, refused);
        return;
      }
      try {
        route.accept(plain(), contentType(), caller).whenComplete(this::answer);
      } catch (RuntimeException e) {
        answer(null, e);
      }
    }

    private byte[] plain() {
      return request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)
          ? route.inflated(body, share)
          : body;
    }

    private String contentType() {
      return request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    }

    private void answer(BatchAnswer answer, Throwable error) {
      share.close();
      if (error == null) {
        metrics.samples(answer);
        write(200, ANSWER_TYPE, answer.json());
        return;
      }
      Refusal refusal = refusal(error);
      if (refusal == null) {
        Problems.log(error, BatchRoute.PATH);
        refusal = Problems.internal();
      }
      metrics.refused(refusal);
      guard.noteForbidden(refusal, request, caller);
      if (refusal.retryAfterSeconds() != null) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, refusal.retryAfterSeconds());
      }
      write(
          refusal.kind().status(), PROBLEM_TYPE, Json.bytes(Problem.of(refusal, BatchRoute.PATH)));
    }

    private void write(int status, HttpField type, byte[] content) {
      response.setStatus(status);
      response.getHeaders().add(Pages.protectionFields(request.isSecure()));
      response.getHeaders().put(type);
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
      metrics.request("POST", BatchRoute.PATH, status, System.nanoTime() - began);
      response.write(true, ByteBuffer.wrap(content), callback);
    }

    private static Refusal refusal(Throwable error) {
      Throwable cause = error;
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause instanceof Refusal refusal ? refusal : null;
    }
  }
}
