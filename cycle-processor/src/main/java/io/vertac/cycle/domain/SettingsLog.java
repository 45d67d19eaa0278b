package io.vertac.cycle.domain;

import io.vertac.events.StreamSettings;
import java.util.Set;

/**
 * What was chosen for the analysis of one stream: what holds now, and what open cycles began with.
 */
public interface SettingsLog {
  /**
   * @return null if nothing was ever chosen
   */
  StreamSettings current();

  /**
   * @param version 0 for nothing
   * @return null for 0
   */
  StreamSettings of(int version);

  /**
   * Has the settings hold from now on.
   *
   * @param inUse versions that open cycles began with; others are forgotten
   */
  void choose(StreamSettings settings, Set<Integer> inUse);
}
