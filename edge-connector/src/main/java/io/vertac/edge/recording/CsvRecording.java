package io.vertac.edge.recording;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.source.EventSequence;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.MachineSource;
import io.vertac.edge.source.SensorDescription;
import io.vertac.edge.source.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * A machine's cycles from a CSV file, one row a moment, one column a sensor. The file is read
 * through once to index it and then streamed; memory holds a line a cycle and one row.
 */
public final class CsvRecording implements MachineSource {
  private final Path file;
  private final RecordingIndex index;
  private final PlayPlan plan;
  private final PlayOptions options;
  private final long periodNanos;
  private final Machine machine;

  private CsvRecording(Path file, RecordingIndex index, PlayOptions options, long periodNanos) {
    this.file = file;
    this.index = index;
    this.options = options;
    this.periodNanos = periodNanos;
    this.plan = PlayPlan.of(index, options, periodNanos);
    String name = options.deviceName() + " " + file.getFileName();
    this.machine = new Machine(options.deviceName(), name, index.roles().descriptions());
  }

  /**
   * Reads the file through once.
   *
   * @param mapping goes before the descriptor beside the file, which goes before guessing
   * @throws ConfigurationException if there is no such file, or it is no recording
   */
  public static CsvRecording open(Path file, Mapping mapping, PlayOptions options) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw ConfigurationException.invalid("recording", file.toString(), "a file that can be read");
    }
    try {
      Mapping complete = mapping.over(DescriptorFile.read(file));
      RecordingIndex index = RecordingScan.of(file, complete);
      return new CsvRecording(file, index, options, complete.periodNanos());
    } catch (IOException e) {
      throw new ConfigurationException("cannot read " + file + ": " + e.getMessage());
    }
  }

  @Override
  public Machine machine() {
    return machine;
  }

  /** Content and everything that decides what is sent when; the same identity, the same batches. */
  @Override
  public String identity() {
    ColumnRoles roles = index.roles();
    String sensors =
        roles.descriptions().stream().map(SensorDescription::id).collect(Collectors.joining(","));
    return String.join(
        "\n",
        "recording " + index.contentHash(),
        "cycle " + roles.cycle() + " time " + roles.time() + " columns " + roles.sensors(),
        "sensors " + sensors,
        "period " + periodNanos + " decimal comma " + index.dialect().decimalComma(),
        "reference " + options.referenceCycle() + " keep times " + options.keepTimes());
  }

  @Override
  public boolean replayable() {
    return true;
  }

  @Override
  public Timing timing(long firstCycle) {
    return new Timing(plan.absolute(), plan.durationNanos());
  }

  @Override
  public EventSequence open(long firstCycle) throws IOException {
    return new RecordedEvents(file, index, plan, periodNanos);
  }

  public long cycleCount() {
    return plan.cycles().size();
  }
}
