package io.vertac.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
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
