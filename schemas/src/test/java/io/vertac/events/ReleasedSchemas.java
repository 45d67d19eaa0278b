package io.vertac.events;

import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * The schemas that went out with each release, one file a topic. Records written with them are in
 * people's topics: whatever comes later must be able to read them.
 */
final class ReleasedSchemas {
  private static final Path FOLDER =
      Path.of(System.getProperty("vertac.root"), "schemas", "released");
  private static final String SUFFIX = ".avsc";

  private ReleasedSchemas() {}

  /** The schemas of one topic by version. */
  static Map<String, Schema> of(Topic<?> topic) throws IOException {
    Map<String, Schema> versions = new TreeMap<>();
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        Path file = folder.resolve(topic.suffix() + SUFFIX);
        if (Files.exists(file)) {
          versions.put(folder.getFileName().toString(), new Schema.Parser().parse(file.toFile()));
        }
      }
    }
    return versions;
  }

  /** Writes the schemas as they are now, each with everything that it is made of. */
  static void write(String version) throws IOException {
    Path folder = Files.createDirectories(FOLDER.resolve(version));
    for (Topic<?> topic : Topics.ALL) {
      Files.writeString(
          folder.resolve(topic.suffix() + SUFFIX), current(topic).toString(true) + "\n");
    }
  }

  static Schema current(Topic<?> topic) {
    return SpecificData.get().getSchema(topic.valueType());
  }
}
