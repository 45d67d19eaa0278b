package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.BadMessageException;

/**
 * Reads request bodies: plain or gzip, never more than a limit, never more than the gateway's
 * memory allows at the moment.
 */
final class RequestBodies {
  private static final int CHUNK = 64 * 1024;
  private static final long MAX_DRAINED_BYTES = 256L * 1024 * 1024;
  private static final long MAX_DRAIN_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int RETRY_AFTER_SECONDS = 1;

  private final int maxBytes;

  /**
   * @param maxBytes of a body, after inflating
   */
  RequestBodies(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  int maxBytes() {
    return maxBytes;
  }

  /**
   * @param share takes what the body needs; the caller closes it
   * @throws Refusal 400 not readable, 413 too large, 415 unknown encoding, 429 no room now
   */
  byte[] read(Context ctx, InFlightBudget.Share share) {
    boolean gzip = isGzip(ctx.header("Content-Encoding"));
    long declared = ctx.req().getContentLengthLong();
    requireAtMost(maxBytes, declared);
    byte[] body = received(ctx, declared, share);
    return gzip ? inflated(body, share) : body;
  }

  /**
   * @param body gzip, as it came
   * @throws Refusal 400 not gzip, 413 too large, 429 no room now
   */
  byte[] inflated(byte[] body, InFlightBudget.Share share) {
    return new GzipBody(body, maxBytes, share).inflated();
  }

  /**
   * Receives and forgets what is left of a body, within reason: a client that is still sending
   * would otherwise see its connection break instead of the answer.
   */
  static void drain(Context ctx) {
    if (ctx.req().isAsyncStarted() || ctx.header("Expect") != null) {
      return;
    }
    long deadline = System.nanoTime() + MAX_DRAIN_NANOS;
    byte[] chunk = new byte[CHUNK];
    long left = MAX_DRAINED_BYTES;
    try {
      InputStream in = ctx.req().getInputStream();
      int read = 0;
      while (read >= 0 && left > 0 && System.nanoTime() < deadline) {
        read = in.read(chunk);
        left -= read;
      }
    } catch (IOException | IllegalStateException | BadMessageException e) {
      // The client has gone; it will not read the answer either.
      ctx.header("Connection", "close");
    }
  }

  private byte[] received(Context ctx, long declared, InFlightBudget.Share share) {
    try {
      return read(ctx.req().getInputStream(), declared, share);
    } catch (EOFException e) {
      throw Refusal.of(RefusalKind.MALFORMED, "the body ends too early");
    } catch (IOException | BadMessageException e) {
      // The latter: the body comes too slowly.
      throw Refusal.of(RefusalKind.MALFORMED, "the body could not be received");
    }
  }

  private byte[] read(InputStream in, long declared, InFlightBudget.Share share)
      throws IOException {
    if (declared >= 0) {
      take(share, declared);
      byte[] body = new byte[(int) declared];
      if (in.readNBytes(body, 0, body.length) < body.length) {
        throw new EOFException();
      }
      return body;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    int read;
    while ((read = in.read(chunk)) >= 0) {
      requireAtMost(maxBytes, body.size() + (long) read);
      take(share, read);
      body.write(chunk, 0, read);
    }
    return body.toByteArray();
  }

  static void take(InFlightBudget.Share share, long bytes) {
    if (!share.take(bytes)) {
      throw busy();
    }
  }

  static Refusal busy() {
    return Refusal.retryLater(
        RefusalKind.BUSY,
        "Kafka is slower than the requests come; send this one again later",
        RETRY_AFTER_SECONDS);
  }

  static void requireAtMost(int maxBytes, long bytes) {
    if (bytes > maxBytes) {
      throw Refusal.of(
          RefusalKind.TOO_LARGE, "the body may have at most " + maxBytes + " bytes, inflated");
    }
  }

  private static boolean isGzip(String encoding) {
    String wanted = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default -> throw Refusal.of(RefusalKind.UNSUPPORTED, "only gzip and identity are understood");
    };
  }
}
