package io.vertac.gateway.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * One message as it goes over the wire: made once, compressed once at most, and shared by all
 * viewers.
 */
final class SharedMessage {
  private static final int WORTH_COMPRESSING = 256;
  private static final int TAIL = 4;
  private static final int CHUNK = 8 * 1024;
  private static final ThreadLocal<Deflater> DEFLATER =
      ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

  private final byte[] text;
  private volatile byte[] compressed;

  SharedMessage(byte[] text) {
    this.text = text;
  }

  int size() {
    return text.length;
  }

  ByteBuffer text() {
    return ByteBuffer.wrap(text);
  }

  boolean isWorthCompressing() {
    return text.length >= WORTH_COMPRESSING;
  }

  /**
   * As a message of permessage-deflate (RFC 7692) that refers to none before it, which is why it
   * can be shared.
   */
  ByteBuffer compressed() {
    if (compressed == null) {
      synchronized (this) {
        if (compressed == null) {
          compressed = compress();
        }
      }
    }
    return ByteBuffer.wrap(compressed);
  }

  private byte[] compress() {
    Deflater deflater = DEFLATER.get();
    deflater.reset();
    deflater.setInput(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length / 2);
    byte[] chunk = new byte[CHUNK];
    int made;
    do {
      made = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
      out.write(chunk, 0, made);
    } while (made == chunk.length);
    byte[] all = out.toByteArray();
    // The last four bytes are always the same; RFC 7692 leaves them out.
    return Arrays.copyOf(all, all.length - TAIL);
  }
}
