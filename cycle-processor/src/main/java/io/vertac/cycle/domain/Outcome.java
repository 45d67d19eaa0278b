package io.vertac.cycle.domain;

import io.vertac.events.CommandResult;
import io.vertac.events.CycleEvent;
import io.vertac.events.DeadLetter;
import io.vertac.events.SensorTrace;
import io.vertac.events.StreamSettings;

/** Where decisions go: everything that others get to see. */
public interface Outcome {
  void event(CycleEvent event);

  /**
   * @param occurredUs when the cycle was finished, on the gateway's clock
   */
  void trace(SensorTrace trace, long occurredUs);

  void result(CommandResult result);

  void settings(StreamSettings settings);

  void deadLetter(DeadLetter letter);
}
