package io.vertac.edge;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.simulator.PressSimulator;
import io.vertac.edge.simulator.SimulatorConfig;
import io.vertac.edge.source.MachineSource;
import java.nio.file.Path;
import java.util.OptionalLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say which machine to read. */
public final class MachineOptions {
  private static final long CYCLES_OF_ONE_PLAY = 12;

  @Option(names = "--simulate", description = "Read a simulated press.")
  boolean simulate;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description =
          "Play a CSV file with a heading, one row a moment. What its columns mean is told by the"
              + " options below, by FILE.json beside it, or guessed from the heading.")
  Path recording;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "The machine's name (default: the recording's file name, or press-1).")
  String device;

  @ArgGroup(heading = "%nThe simulated press:%n", validate = false)
  PressOptions press = new PressOptions();

  @ArgGroup(heading = "%nThe recording:%n", validate = false)
  RecordingOptions columns = new RecordingOptions();

  /** What the simulated press is like. */
  static final class PressOptions {
    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description = "The same seed gives the same curves (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
        names = "--cycles",
        paramLabel = "N",
        description = "How many cycles to play (default: no end, with --once 12).")
    Long cycles;

    @Option(
        names = "--cycle-seconds",
        paramLabel = "S",
        defaultValue = "6",
        description = "The usual length of a cycle (default: ${DEFAULT-VALUE}).")
    double cycleSeconds;

    @Option(
        names = "--sensors",
        paramLabel = "N",
        defaultValue = "8",
        description = "How many sensors, 1 to 400 (default: ${DEFAULT-VALUE}).")
    int sensors;

    @Option(
        names = "--fault-every",
        paramLabel = "N",
        defaultValue = "5",
        description =
            "After five healthy cycles, one in so many is faulty; 0 for none (default:"
                + " ${DEFAULT-VALUE}).")
    int faultEvery;
  }

  /**
   * @throws ConfigurationException if it is not one machine that is meant, or it cannot be read
   */
  MachineSource source(boolean once) {
    if (simulate == (recording != null)) {
      throw new ConfigurationException(
          "give --config FILE, or either --simulate or --recording FILE");
    }
    return simulate ? simulator(once) : columns.open(recording, device);
  }

  /**
   * @throws ConfigurationException if a machine is given although another option names one already
   */
  void refuseBeside(String other) {
    if (simulate || recording != null) {
      throw new ConfigurationException(
          "give either " + other + " or one of --simulate and --recording, not both");
    }
  }

  /**
   * The machine that is meant; the simulated press if none is named.
   *
   * @param once whether a simulated press comes to an end
   * @throws ConfigurationException if it cannot be read
   */
  public MachineSource sourceOrPress(boolean once) {
    simulate = recording == null;
    return source(once);
  }

  /** Whether a recording that was played before is to be played as a new stream. */
  public boolean asNewRun() {
    return columns.newRun;
  }

  private MachineSource simulator(boolean once) {
    long byDefault = once ? CYCLES_OF_ONE_PLAY : 0;
    OptionalLong wanted =
        press.cycles == null ? OptionalLong.empty() : OptionalLong.of(press.cycles);
    return new PressSimulator(
        new SimulatorConfig(
            device == null ? "press-1" : device,
            press.seed,
            wanted.orElse(byDefault),
            press.cycleSeconds,
            press.sensors,
            press.faultEvery));
  }
}
