package io.vertac.edge.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The mapping beside a recording: {@code press.csv} has it in {@code press.csv.json}. An unknown
 * key is an error, so that a misspelt one is not silently ignored.
 */
final class DescriptorFile {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DescriptorFile() {}

  static Path besideOf(Path recording) {
    return recording.resolveSibling(recording.getFileName() + ".json");
  }

  /** The mapping beside the recording, {@link Mapping#NONE} if there is no such file. */
  static Mapping read(Path recording) throws IOException {
    Path file = besideOf(recording);
    if (!Files.exists(file)) {
      return Mapping.NONE;
    }
    try {
      return JSON.readValue(file.toFile(), Mapping.class);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof ConfigurationException cause) {
        throw new ConfigurationException(file + ": " + cause.getMessage());
      }
      throw unusable(file, e);
    } catch (JsonProcessingException e) {
      throw unusable(file, e);
    }
  }

  private static ConfigurationException unusable(Path file, JsonProcessingException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new ConfigurationException(file + ", line " + line + ": " + e.getOriginalMessage());
  }
}
