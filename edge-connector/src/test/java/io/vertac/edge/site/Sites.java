package io.vertac.edge.site;

import io.vertac.config.Environment;
import io.vertac.edge.device.DeviceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** edge.yaml files for tests. */
public final class Sites {
  private Sites() {}

  /** A file with one stream. */
  public static Path write(Path folder, String gateway, String more, String stream) {
    String yaml =
        """
        state: state
        gateway: {url: %s}
        %s
        streams:
          - device: press
        %s
        """
            .formatted(gateway, more, stream.indent(4));
    try {
      return Files.writeString(folder.resolve("edge.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SiteSettings read(Path file) {
    return SiteFile.read(file, new Environment(Map.of()));
  }

  /** What reads the device of the first stream. */
  public static DeviceReader reader(SiteSettings settings) {
    return ((Source.Device) settings.streams().get(0).source()).reader().get();
  }
}
