package io.vertac.edge.state;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.source.MachineSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;

/** Where a connector keeps what it must know after a restart, one file a stream. */
public final class StateDirectory {
  private static final int NAME_LENGTH = 40;
  private static final int HASH_LENGTH = 8;

  private static final String WHERE = "state: in edge.yaml, --state-dir without one";

  private final Path directory;

  /**
   * @throws ConfigurationException if the directory cannot be made
   */
  public StateDirectory(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new ConfigurationException(
          "the state directory %s cannot be used: expected a folder that can be written to (%s)"
              .formatted(directory, WHERE));
    }
  }

  /**
   * Opens what is remembered about a source's stream, or begins it.
   *
   * @param newRun forget the earlier run of a recording and play it as a new stream
   * @throws ConfigurationException if another connector has it open
   */
  public StreamMemory open(MachineSource source, boolean newRun) {
    return open(fileName(source), newRun, () -> begin(source, newRun ? newRunId() : ""));
  }

  /**
   * Opens what is remembered about a stream that is told by its name alone.
   *
   * @throws ConfigurationException if another connector has it open
   */
  public StreamMemory open(String stream) {
    return open(
        fileName(stream, ""), false, () -> StreamRecord.fresh(UUID.randomUUID().toString(), ""));
  }

  /** Where a stream that is told by its name alone keeps something. */
  public Path file(String stream, String ending) {
    return directory.resolve(fileName(stream, "") + ending);
  }

  private StreamMemory open(String name, boolean newRun, Supplier<StreamRecord> fresh) {
    FileChannel lock = lock(directory.resolve(name + ".lock"));
    StateFile file = new StateFile(directory.resolve(name + ".json"));
    try {
      StreamRecord known = file.read().orElse(null);
      if (known == null || newRun) {
        known = fresh.get();
        file.write(known);
      }
      return new StreamMemory(file, lock, known);
    } catch (IOException e) {
      StateFile.release(lock);
      throw new StateException(file.path(), e);
    } catch (ConfigurationException e) {
      StateFile.release(lock);
      throw e;
    }
  }

  /** Where samples that the gateway will never take are kept. */
  public Path quarantineFile(MachineSource source) {
    return directory.resolve(fileName(source) + ".quarantine.jsonl");
  }

  /** A recording played by the same device is the same stream; a live machine gets a new one. */
  private static StreamRecord begin(MachineSource source, String runId) {
    String device = source.machine().deviceName();
    UUID id =
        source.replayable()
            ? named("vertac-edge\n" + device + "\n" + source.identity() + "\n" + runId)
            : UUID.randomUUID();
    return StreamRecord.fresh(id.toString(), runId);
  }

  private static String newRunId() {
    return UUID.randomUUID().toString();
  }

  private static String fileName(MachineSource source) {
    return fileName(source.machine().deviceName(), source.identity());
  }

  private static String fileName(String device, String identity) {
    String readable = device.replaceAll("[^A-Za-z0-9-]+", "_");
    String hash = named(device + "\n" + identity).toString().substring(0, HASH_LENGTH);
    return readable.substring(0, Math.min(NAME_LENGTH, readable.length())) + "-" + hash;
  }

  private static UUID named(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static FileChannel lock(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new ConfigurationException(
            "another connector is using %s: stop it, or give this one another state directory (%s)"
                .formatted(path, WHERE));
      }
      return channel;
    } catch (IOException e) {
      throw new StateException(path, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }
}
