package io.vertac.edge.site;

import io.vertac.edge.yaml.YamlMap;
import java.nio.file.Path;
import java.util.List;

/** Reads what a source of one type needs. */
@FunctionalInterface
interface SourceParser {

  /**
   * @param source the keys below {@code source}
   * @param channels the sensors, then the signals; each kind of source has keys of its own in them
   * @param folder against which file names count
   * @param device the machine's name
   */
  Source parse(YamlMap source, List<YamlMap> channels, Path folder, String device);
}
