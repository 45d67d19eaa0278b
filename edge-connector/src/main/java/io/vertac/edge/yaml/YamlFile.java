package io.vertac.edge.yaml;

import io.vertac.config.ConfigurationException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads YAML files; nothing in them is ever turned into an object of a class they name. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * @throws ConfigurationException if it cannot be read or is no YAML, with the line
   */
  public static YamlMap read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw ConfigurationException.invalid("config", file.toString(), "a file that can be read");
    }
  }

  /**
   * @param name of the file, for errors
   */
  public static YamlMap parse(String name, String text) {
    try (Reader reader = new StringReader(text)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root instanceof MappingNode mapping) {
        return new YamlMap(name, "", mapping);
      }
      throw new ConfigurationException(name + " holds no keys");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ConfigurationException(name + ", line " + line + ": " + e.getProblem());
    } catch (YAMLException | IOException e) {
      throw new ConfigurationException(name + " is no YAML: " + e.getMessage());
    }
  }
}
