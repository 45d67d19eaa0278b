package io.vertac.cycle.topology;

import io.vertac.cycle.domain.CycleEngine;
import io.vertac.cycle.domain.Statuses;
import io.vertac.cycle.state.ClosedCycle;
import io.vertac.cycle.state.StreamHistory;
import io.vertac.cycle.state.StreamState;
import io.vertac.events.CommandResult;
import io.vertac.events.CycleCommand;
import io.vertac.events.SampleBatch;
import io.vertac.events.StreamRegistered;
import io.vertac.events.StreamSettings;
import io.vertac.streams.CommitPace;
import io.vertac.streams.TraceHeader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/** Glue around the state machine: loads a stream's state, lets the domain decide, stores. */
final class CycleProcessorNode
    implements Processor<String, SpecificRecord, String, SpecificRecord> {
  private static final Duration CLOCK_TICK = Duration.ofMillis(200);

  private final CycleEngine engine;
  private final Set<String> changed = new LinkedHashSet<>();
  private final TraceHeader trace = new TraceHeader();
  private ProcessorContext<String, SpecificRecord> context;
  private HeldStreams streams;
  private KeyValueStore<String, StreamHistory> histories;
  private KeyValueStore<String, StreamRegistered> registrations;
  private KeyValueStore<Bytes, byte[]> samples;
  private KeyValueStore<String, ClosedCycle> closed;
  private KeyValueStore<String, StreamSettings> settings;
  private KnownBatches knownBatches;
  private RetryMemory<CommandResult> decidedCommands;
  private Alarms alarms;
  private ForwardedOutcome outcome;
  private CommitPace commits;

  CycleProcessorNode(CycleEngine engine) {
    this.engine = engine;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> processorContext) {
    context = processorContext;
    KeyValueStore<String, StreamState> states = context.getStateStore(Stores.STATES);
    streams = new HeldStreams(states);
    histories = context.getStateStore(Stores.HISTORIES);
    registrations = context.getStateStore(Stores.REGISTRATIONS);
    samples = context.getStateStore(Stores.SAMPLES);
    closed = context.getStateStore(Stores.CLOSED);
    settings = context.getStateStore(Stores.SETTINGS);
    WindowStore<String, byte[]> batchIds = context.getStateStore(Stores.BATCH_IDS);
    WindowStore<String, CommandResult> commands = context.getStateStore(Stores.COMMANDS);
    knownBatches = new KnownBatches(batchIds);
    decidedCommands = new RetryMemory<>(commands);
    alarms = new Alarms(engine.deadlines());
    outcome = new ForwardedOutcome(context, trace);
    commits = new CommitPace(context);
    setAlarmsOfRestoredStreams(states);
    context.schedule(CLOCK_TICK, PunctuationType.WALL_CLOCK_TIME, this::onClockTick);
  }

  @Override
  public void close() {
    if (commits != null) {
      commits.close();
    }
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    trace.follow(record);
    commits.worked();
    try {
      process(record.key(), record.value(), record.timestamp());
    } catch (RuntimeException e) {
      streams.forget(record.key());
      throw e;
    }
  }

  private void process(String streamId, SpecificRecord value, long timeMs) {
    if (value instanceof StreamRegistered registered) {
      register(streamId, registered, timeMs);
    } else if (value instanceof CycleCommand command) {
      decide(streamId, command, timeMs);
    } else if (value instanceof SampleBatch batch) {
      takeIn(streamId, batch, timeMs);
    }
  }

  private void register(String streamId, StreamRegistered registered, long timeMs) {
    boolean known = registrations.get(streamId) != null;
    registrations.put(streamId, registered);
    if (!known) {
      StoredStream stream = open(streamId, timeMs);
      engine.register(stream, registered);
      store(stream, timeMs);
      changed.add(streamId);
    }
  }

  private void decide(String streamId, CycleCommand command, long timeMs) {
    List<CommandResult> before = decidedCommands.find(streamId, command.getCommandId(), timeMs);
    if (!before.isEmpty()) {
      outcome.at(timeMs).result(before.get(0));
      return;
    }
    StoredStream stream = open(streamId, timeMs);
    CommandResult result = engine.decide(stream, command);
    store(stream, timeMs);
    outcome.status(result.getStatus());
    changed.remove(streamId);
    commits.prompt();
    if (!CycleEngine.isOwn(command)) {
      decidedCommands.remember(streamId, command.getCommandId(), result, timeMs);
      outcome.result(result);
    }
  }

  private void takeIn(String streamId, SampleBatch batch, long timeMs) {
    if (batch.getSamples().isEmpty()) {
      return;
    }
    HeldStream held = streams.get(streamId, commits.asked());
    StoredStream stream = open(streamId, held, timeMs);
    if (knownBatches.isRetry(streamId, held, batch, timeMs)) {
      engine.countRetry(stream, batch);
      streams.store(streamId, stream.state());
      return;
    }
    engine.accept(stream, batch);
    store(stream, timeMs);
    changed.add(streamId);
  }

  private StoredStream open(String streamId, long timeMs) {
    return open(streamId, streams.get(streamId, commits.asked()), timeMs);
  }

  private StoredStream open(String streamId, HeldStream held, long timeMs) {
    return new StoredStream(
        streamId,
        held.state(),
        histories,
        registrations,
        new StoredSampleLog(samples, streamId, held, commits.asked()),
        new StoredClosings(closed, streamId),
        new StoredSettings(settings, streamId),
        outcome.at(timeMs));
  }

  private void store(StoredStream stream, long timeMs) {
    StreamState state = stream.state();
    streams.store(stream.streamId(), state);
    alarms.set(stream.streamId(), state, timeMs * 1_000, context.currentSystemTimeMs());
  }

  private void onClockTick(long wallClockMs) {
    trace.follow();
    for (CycleCommand command : alarms.due(wallClockMs)) {
      outcome.command(command);
    }
    // Counts of running cycles, for people who watch: folded, and no part of any result.
    changed.removeIf(streamId -> tellCounts(streamId, wallClockMs));
  }

  private boolean tellCounts(String streamId, long wallClockMs) {
    if (!streams.get(streamId, commits.asked()).mayTellCounts(wallClockMs)) {
      return false;
    }
    outcome.at(wallClockMs).status(Statuses.of(open(streamId, wallClockMs)));
    return true;
  }

  private void setAlarmsOfRestoredStreams(KeyValueStore<String, StreamState> states) {
    long now = context.currentSystemTimeMs();
    try (KeyValueIterator<String, StreamState> all = states.all()) {
      while (all.hasNext()) {
        KeyValue<String, StreamState> entry = all.next();
        alarms.set(entry.key, entry.value, entry.value.getLastActivityUs(), now);
        changed.add(entry.key);
      }
    }
  }
}
