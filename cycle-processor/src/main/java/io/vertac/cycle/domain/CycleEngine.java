package io.vertac.cycle.domain;

import io.vertac.cycle.state.StreamState;
import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.SampleBatch;
import io.vertac.events.StreamRegistered;

/** The cycle state machine of one stream, whole: what happens on each kind of record. */
public final class CycleEngine {
  private final CycleDeadlines deadlines;
  private final SampleIntake intake;
  private final CommandDecisions decisions;

  public CycleEngine(CycleRules rules) {
    this.deadlines = new CycleDeadlines(rules, new CycleFinisher(rules));
    this.intake = new SampleIntake(rules, deadlines);
    this.decisions =
        new CommandDecisions(
            deadlines,
            new CycleStarts(deadlines),
            new ReferenceDecisions(),
            new Labels(),
            new SettingsDecisions());
  }

  public CycleDeadlines deadlines() {
    return deadlines;
  }

  /** A stream is registered for the first time. */
  public void register(StreamContext stream, StreamRegistered registered) {
    countRecord(stream.state());
    stream.outcome().event(Events.registered(stream, Times.us(registered.getRegisteredAt())));
  }

  /** A batch that was not seen before. */
  public void accept(StreamContext stream, SampleBatch batch) {
    countRecord(stream.state());
    intake.accept(stream, batch);
  }

  /** A batch that was seen before: nothing happens but that it is counted. */
  public void countRetry(StreamContext stream, SampleBatch batch) {
    StreamState state = stream.state();
    state.setDuplicateCount(state.getDuplicateCount() + batch.getSamples().size());
  }

  /** A command that was not decided before. */
  public CommandResult decide(StreamContext stream, CycleCommand command) {
    countRecord(stream.state());
    Decision decision = decisions.decide(stream, command);
    return CommandResult.newBuilder()
        .setCommandId(command.getCommandId())
        .setStreamId(stream.streamId())
        .setType(command.getType())
        .setAccepted(decision.isAccepted())
        .setCode(decision.code().name())
        .setMessage(decision.message())
        .setStatus(Statuses.of(stream))
        .setSettings(
            command.getType() == CommandType.set_settings ? stream.settings().current() : null)
        .build();
  }

  /** Whether the command only says that time has passed: nobody waits for an answer. */
  public static boolean isOwn(CycleCommand command) {
    return command.getType() == CommandType.sample_timeout
        || command.getType() == CommandType.grace_elapsed;
  }

  private static void countRecord(StreamState state) {
    state.setVersion(state.getVersion() + 1);
  }
}
