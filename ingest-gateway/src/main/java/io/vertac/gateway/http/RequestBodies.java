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
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.BadMessageException;

/**
 * Reads request bodies: plain or gzip, never more than a limit, never more than the gateway's
 * memory allows at the moment. What a small body inflates to is counted as it is inflated, so that
 * a bomb is noticed before it has gone off.
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
    if (declared > maxBytes) {
      throw tooLarge();
    }
    try {
      InputStream in = ctx.req().getInputStream();
      if (!gzip) {
        return read(in, declared, share);
      }
      try (InputStream inflated = new GZIPInputStream(in, CHUNK)) {
        return read(inflated, -1, share);
      }
    } catch (ZipException e) {
      throw Refusal.of(RefusalKind.MALFORMED, "the body is not gzip");
    } catch (EOFException e) {
      throw Refusal.of(RefusalKind.MALFORMED, "the body ends too early");
    } catch (IOException | BadMessageException e) {
      // The latter: the body comes too slowly.
      throw Refusal.of(RefusalKind.MALFORMED, "the body could not be received");
    }
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
      if (body.size() + read > maxBytes) {
        throw tooLarge();
      }
      take(share, read);
      body.write(chunk, 0, read);
    }
    return body.toByteArray();
  }

  private static void take(InFlightBudget.Share share, long bytes) {
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

  private Refusal tooLarge() {
    return Refusal.of(
        RefusalKind.TOO_LARGE, "the body may have at most " + maxBytes + " bytes, inflated");
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
