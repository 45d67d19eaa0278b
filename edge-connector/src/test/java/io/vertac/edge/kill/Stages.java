package io.vertac.edge.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a process was doing, in memory that outlives it: two threads, one byte each. */
final class Stages {
  static final byte READING = 1;
  static final byte STORING = 2;
  static final byte SENDING = 3;
  static final byte REMOVING = 4;
  private static final int SIZE = 2;

  private final MappedByteBuffer shared;

  Stages(Path file) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      shared = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void enter(byte stage) {
    shared.put(stage <= STORING ? 0 : 1, stage);
  }

  /** What the threads of the last process did last; 0 if it had not begun. */
  static byte[] last(Path file) throws IOException {
    byte[] found = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    // It is made empty and grows to its size a moment later.
    return found.length == SIZE ? found : new byte[SIZE];
  }
}
