package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;

/**
 * How a recording is to be played.
 *
 * @param deviceName the machine it is registered as
 * @param referenceCycle the name of the cycle to play first and make the reference; null for none
 * @param keepTimes send calendar times as they were recorded, instead of moving the recording to
 *     now
 */
public record PlayOptions(String deviceName, String referenceCycle, boolean keepTimes) {
  public PlayOptions {
    if (deviceName == null || deviceName.isBlank()) {
      throw ConfigurationException.invalid("device", deviceName, "a name");
    }
  }
}
