package io.vertac.standalone;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The one folder in which everything embedded keeps its data; held by one process at a time. */
final class DataDirectory implements AutoCloseable {
  /** Kafka and PostgreSQL behave badly on a full disk; better to say so before they start. */
  private static final long NEEDED_BYTES = 1L << 30;

  private final Path folder;
  private final boolean temporary;
  private FileChannel lockFile;

  private DataDirectory(Path folder, boolean temporary) {
    this.folder = folder;
    this.temporary = temporary;
  }

  /**
   * @throws ConfigurationException if the folder cannot be used; the message says why
   */
  static DataDirectory open(Path folder) {
    DataDirectory directory = new DataDirectory(folder.toAbsolutePath().normalize(), false);
    directory.prepare();
    return directory;
  }

  /** A folder that is gone when it is closed. */
  static DataDirectory temporary() {
    try {
      DataDirectory directory = new DataDirectory(Files.createTempDirectory("vertac-demo-"), true);
      directory.prepare();
      return directory;
    } catch (IOException e) {
      throw new ConfigurationException(
          "no temporary folder can be made (" + e.getMessage() + "); give one with --data-dir");
    }
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  Path path() {
    return folder;
  }

  private void prepare() {
    try {
      Files.createDirectories(folder);
      if (!Files.isWritable(folder)) {
        throw new ConfigurationException(folder + " cannot be written to; give another --data-dir");
      }
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw new ConfigurationException(
            "only %d MB are free on the disk of %s; make room for 1 GB or give another --data-dir"
                .formatted(free >> 20, folder));
      }
      lock();
    } catch (IOException e) {
      throw new ConfigurationException(
          folder + " cannot be used as data folder: " + e.getMessage());
    }
  }

  private void lock() throws IOException {
    Path file = folder.resolve("vertac.lock");
    lockFile = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock() == null) {
      lockFile.close();
      throw new ConfigurationException(
          folder + " is in use by another vertac; stop that one or give another --data-dir");
    }
  }

  private FileLock tryLock() throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
      if (temporary) {
        deleteAll();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be given back", e);
    }
  }

  private void deleteAll() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
