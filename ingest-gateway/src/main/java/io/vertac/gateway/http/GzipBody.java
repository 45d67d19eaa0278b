package io.vertac.gateway.http;

import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Inflates what came as gzip. What a small body inflates to is counted as it is inflated, so that a
 * bomb is noticed before it has gone off.
 *
 * <p>Nearly all gzip bodies are one member with nothing but the usual in its header, and say at
 * their end how long they become (RFC 1952): those are inflated in one go, into an array of that
 * length. Everything else, and whatever is broken, is left to {@link GZIPInputStream}, which takes
 * twice as long for a usual batch.
 */
final class GzipBody {
  private static final int CHUNK = 64 * 1024;
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;

  /** Magic number, deflate, no flags. */
  private static final int USUAL_HEADER = 0x1f8b0800;

  /** Deflate makes nothing smaller than that. */
  private static final long MAX_RATIO = 1032;

  /** Making one takes as long as inflating a usual batch. */
  private static final ThreadLocal<Inflater> INFLATER =
      ThreadLocal.withInitial(() -> new Inflater(true));

  private final byte[] body;
  private final int maxBytes;
  private final InFlightBudget.Share share;

  /**
   * @param body as it came
   * @param maxBytes after inflating
   * @param share takes what that needs
   */
  GzipBody(byte[] body, int maxBytes, InFlightBudget.Share share) {
    this.body = body;
    this.maxBytes = maxBytes;
    this.share = share;
  }

  /**
   * @throws Refusal 400 not gzip, 413 too large, 429 no room now
   */
  byte[] inflated() {
    byte[] usual = usual();
    return usual != null ? usual : any();
  }

  /** Null for all that is not as usual. */
  private byte[] usual() {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    if (body.length < HEADER_BYTES + TRAILER_BYTES || bytes.getInt(0) != USUAL_HEADER) {
      return null;
    }
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.getInt(body.length - Integer.BYTES);
    if (length < 0 || length > maxBytes || length > MAX_RATIO * body.length) {
      return null;
    }
    RequestBodies.take(share, length);
    byte[] inflated = new byte[length];
    return fills(inflated) && crc(inflated) == bytes.getInt(body.length - TRAILER_BYTES)
        ? inflated
        : null;
  }

  /** Whether the body inflates to exactly so many bytes. */
  private boolean fills(byte[] target) {
    Inflater inflater = INFLATER.get();
    inflater.setInput(body, HEADER_BYTES, body.length - HEADER_BYTES - TRAILER_BYTES);
    try {
      return inflater.inflate(target) == target.length
          && inflater.finished()
          && inflater.getRemaining() == 0;
    } catch (DataFormatException e) {
      return false;
    } finally {
      // The thread may not inflate again for long, and would keep the body.
      inflater.reset();
    }
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private byte[] any() {
    ByteArrayOutputStream inflated = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body), CHUNK)) {
      int read;
      while ((read = in.read(chunk)) >= 0) {
        RequestBodies.requireAtMost(maxBytes, inflated.size() + (long) read);
        RequestBodies.take(share, read);
        inflated.write(chunk, 0, read);
      }
    } catch (ZipException e) {
      throw Refusal.of(RefusalKind.MALFORMED, "the body is not gzip");
    } catch (EOFException e) {
      throw Refusal.of(RefusalKind.MALFORMED, "the body ends too early");
    } catch (IOException e) {
      throw new IllegalStateException("an array can be read", e);
    }
    return inflated.toByteArray();
  }
}
