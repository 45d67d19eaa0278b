package io.vertac.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One part's folder, held for as long as the part runs so that no second process writes into it.
 * The kernel gives the lock back when the process ends, however it ends.
 */
final class DataFolder implements AutoCloseable {
  /** Below this a first start fails halfway: PostgreSQL alone writes 100 MB. */
  static final long NEEDED_BYTES = 256L << 20;

  private static final String LOCK_FILE = "vertac.lock";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static DataFolder open(Path path) {
    return open(path, NEEDED_BYTES);
  }

  /**
   * @param neededBytes free space without which the part is not started
   * @throws PartException if the folder cannot be made or written, is in use, or its disk is full
   */
  static DataFolder open(Path path, long neededBytes) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      requireSpace(folder, neededBytes);
      return lock(folder);
    } catch (IOException e) {
      throw new PartException(
          "data folder "
              + folder
              + " cannot be used: "
              + FailureAdvice.of(e).advice()
              + " ("
              + e
              + ")",
          e);
    }
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  private static void requireSpace(Path folder, long neededBytes) throws IOException {
    long usable = Files.getFileStore(folder).getUsableSpace();
    if (usable < neededBytes) {
      throw new PartException(
          "the disk of %s has %d MB left and %d MB are needed; free some space or choose another data folder"
              .formatted(folder, usable >> 20, neededBytes >> 20));
    }
  }

  private static DataFolder lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new PartException(
          "data folder "
              + folder
              + " is in use by another VerTac; stop that one or choose another data folder");
    }
    return new DataFolder(folder, channel);
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same answer as when another one holds it.
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new PartException("data folder " + path + " cannot be released", e);
    }
  }
}
