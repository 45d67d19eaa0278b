package io.vertac.edge.source;

import java.util.List;

/**
 * What one source reads from: a machine and its sensors, one stream.
 *
 * @param deviceName the machine's name
 * @param streamName how this stream of the machine is called
 * @param sensors a {@link Sample} names one by its position here
 */
public record Machine(String deviceName, String streamName, List<SensorDescription> sensors) {
  public Machine {
    sensors = List.copyOf(sensors);
  }
}
