package io.vertac.benchmarks.machine;

import io.vertac.standalone.EmbeddedStack;
import io.vertac.standalone.Platform;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Every service and store in this process, for a benchmark of the whole road. */
public final class WholePlatform {
  /** What is measured. */
  public interface Measurement<T> {
    /**
     * @param variables by which the services are configured
     */
    T run(String url, Map<String, String> variables) throws Exception;
  }

  private WholePlatform() {}

  /**
   * Starts it, measures, and ends it.
   *
   * @param folder for all data
   * @param settings over those of the environment
   */
  public static <T> T with(Path folder, Map<String, String> settings, Measurement<T> measurement)
      throws Exception {
    Path registry = Path.of(System.getProperty("vertac.registry.home"));
    try (EmbeddedStack stack = new EmbeddedStack(folder, registry)) {
      stack.start();
      Map<String, String> variables = new TreeMap<>(System.getenv());
      variables.putAll(stack.variables());
      variables.put("PORT", "0");
      variables.put("STATE_DIR", folder.resolve("streams").toString());
      variables.putAll(settings);
      try (Platform platform = new Platform(variables)) {
        platform.start();
        return measurement.run(platform.url(), variables);
      }
    }
  }
}
