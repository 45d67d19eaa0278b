package io.vertac.edge.site;

import io.vertac.edge.config.Speed;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.Recall;
import io.vertac.edge.source.MachineSource;
import java.util.function.Supplier;

/** Where a stream's samples come from. */
public sealed interface Source {

  /**
   * A device that is read as it runs.
   *
   * @param reader makes what reads it
   * @param recall what it gives of the time before and between
   */
  record Device(Supplier<DeviceReader> reader, Recall recall) implements Source {}

  /** Something that is played: a recording or a simulated machine. */
  record Played(MachineSource machine, Speed speed) implements Source {}
}
