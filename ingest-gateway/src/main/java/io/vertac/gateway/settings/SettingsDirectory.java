package io.vertac.gateway.settings;

import io.vertac.events.StreamSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was chosen for each stream's analysis, as the compacted topic tells it. */
public final class SettingsDirectory {
  private final Map<String, StreamSettings> newest = new ConcurrentHashMap<>();

  /** Takes settings, unless later ones are known. */
  public void apply(StreamSettings settings) {
    newest.merge(
        settings.getStreamId(),
        settings,
        (known, read) -> read.getVersion() > known.getVersion() ? read : known);
  }

  /** Empty if nothing was ever chosen. */
  public Optional<StreamSettings> of(String streamId) {
    return Optional.ofNullable(newest.get(streamId));
  }
}
