package io.vertac.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker's folder, made ready before the first start. */
final class KafkaStorage {
  private static final String PROPERTIES = "meta.properties";

  private KafkaStorage() {}

  /** Gives a new folder its cluster id; a folder that has one keeps it, and all else with it. */
  static void format(Path folder) throws Exception {
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new Formatter()
        .setPrintStream(quiet)
        .setNodeId(KafkaBrokerSettings.NODE_ID)
        .setClusterId(clusterId(folder))
        .setControllerListenerName(KafkaBrokerSettings.CONTROLLER_LISTENER)
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }

  /** Whether any file of a topic's partitions holds records; without a look into them. */
  static boolean mayHold(Path folder, String topic) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    Pattern segment = Pattern.compile(Pattern.quote(topic) + "-\\d+");
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .filter(file -> segment.matcher(file.getParent().getFileName().toString()).matches())
          .anyMatch(file -> file.toFile().length() > 0);
    } catch (IOException e) {
      // Not readable now: then it is found out when the broker runs.
      return true;
    }
  }

  private static String clusterId(Path folder) throws IOException {
    Path file = folder.resolve(PROPERTIES);
    Properties known = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        known.load(reader);
      }
    }
    return known.getProperty("cluster.id", Uuid.randomUuid().toString());
  }
}
