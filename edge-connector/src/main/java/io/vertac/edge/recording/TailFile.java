package io.vertac.edge.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A file that grows, read by whole lines. */
final class TailFile implements AutoCloseable {
  private static final int PIECE = 1 << 14;

  private final Path path;
  private final FileChannel channel;
  private final String key;
  private long offset;

  private TailFile(Path path, FileChannel channel, String key) {
    this.path = path;
    this.channel = channel;
    this.key = key;
  }

  static TailFile open(Path path) throws IOException {
    return new TailFile(path, FileChannel.open(path, StandardOpenOption.READ), key(path));
  }

  /** Tells this file from another one of the same name. */
  String key() {
    return key;
  }

  /** Up to where it was read. */
  long offset() {
    return offset;
  }

  void seek(long to) {
    offset = to;
  }

  long size() throws IOException {
    return channel.size();
  }

  /** Whether there is another file of this name now, or this one was emptied. */
  boolean replaced() throws IOException {
    return channel.size() < offset || Files.exists(path) && !key(path).equals(key);
  }

  /** Whole lines that follow, some kilobytes at most; nothing if there is none yet. */
  Optional<String> lines() throws IOException {
    for (int size = PIECE; ; size *= 2) {
      ByteBuffer piece = ByteBuffer.allocate(size);
      while (piece.hasRemaining() && channel.read(piece, offset + piece.position()) > 0) {
        continue;
      }
      int end = piece.position();
      while (end > 0 && piece.get(end - 1) != '\n') {
        end--;
      }
      if (end > 0) {
        offset += end;
        return Optional.of(new String(piece.array(), 0, end, StandardCharsets.UTF_8));
      }
      if (piece.hasRemaining()) {
        return Optional.empty();
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static String key(Path path) throws IOException {
    Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    return key == null ? "" : key.toString();
  }
}
