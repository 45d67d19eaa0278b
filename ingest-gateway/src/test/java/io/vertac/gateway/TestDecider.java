package io.vertac.gateway;

import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import io.vertac.events.StreamSettings;
import io.vertac.serde.AvroSerdes;
import io.vertac.topics.KafkaSettings;
import io.vertac.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The other side of the command topics, reduced to what gateways can see of it: one decision for
 * each command, in the order of the topic, and the same again for a repeated command.
 */
final class TestDecider implements AutoCloseable {
  private final KafkaSettings kafka;
  private final KafkaConsumer<String, CycleCommand> commands;
  private final KafkaProducer<String, CommandResult> results;
  private final KafkaProducer<String, CycleStatus> statuses;
  private final KafkaProducer<String, StreamSettings> chosenSettings;
  private final Map<String, StreamSettings> settings = new HashMap<>();
  private final Map<String, CycleStatus> states = new HashMap<>();
  private final Map<String, CommandResult> decided = new HashMap<>();
  private final CountDownLatch reading = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "test-decider");

  TestDecider(KafkaSettings kafka) {
    this.kafka = kafka;
    AvroSerdes serdes = new AvroSerdes(kafka);
    Properties client = kafka.clientBase();
    commands =
        new KafkaConsumer<>(
            client, new StringDeserializer(), serdes.deserializer(Topics.CYCLE_COMMANDS));
    results =
        new KafkaProducer<>(
            client, new StringSerializer(), serdes.serializer(Topics.COMMAND_RESULTS));
    statuses =
        new KafkaProducer<>(client, new StringSerializer(), serdes.serializer(Topics.CYCLE_STATUS));
    chosenSettings =
        new KafkaProducer<>(client, new StringSerializer(), serdes.serializer(Topics.SETTINGS));
    thread.start();
    try {
      reading.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    commands.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes a status as the cycle-processor does, without any command. */
  void publish(CycleStatus status) {
    statuses.send(
        new ProducerRecord<>(Topics.CYCLE_STATUS.name(kafka), status.getStreamId(), status));
    statuses.flush();
  }

  private void run() {
    List<TopicPartition> partitions =
        commands.partitionsFor(Topics.CYCLE_COMMANDS.name(kafka)).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    commands.assign(partitions);
    commands.seekToEnd(partitions);
    partitions.forEach(commands::position);
    reading.countDown();
    try (commands;
        results;
        statuses;
        chosenSettings) {
      while (true) {
        commands.poll(Duration.ofMillis(100)).forEach(record -> answer(record.value()));
      }
    } catch (WakeupException e) {
      results.flush();
    }
  }

  private void answer(CycleCommand command) {
    CommandResult result = decided.computeIfAbsent(command.getCommandId(), id -> decide(command));
    // First the status: whoever has the answer may count on it being in the topic.
    publish(result.getStatus());
    results.send(
        new ProducerRecord<>(Topics.COMMAND_RESULTS.name(kafka), command.getStreamId(), result));
  }

  private CommandResult decide(CycleCommand command) {
    CycleStatus now =
        states.computeIfAbsent(
            command.getStreamId(), id -> status(id, 1, CycleState.waiting_start, null, 0, false));
    boolean running = now.getState() == CycleState.active;
    return switch (command.getType()) {
      case start ->
          running
              ? rejected(command, "cycle_already_running", now)
              : accepted(command, now, CycleState.active, UUID.randomUUID().toString(), false);
      case stop -> {
        boolean early =
            command.getTimestamp() != null
                && now.getStartTime() != null
                && command.getTimestamp().isBefore(now.getStartTime());
        yield running && !early
            ? accepted(command, now, CycleState.stopping, now.getCycleId(), false)
            : rejected(command, early ? "stop_before_start" : "no_running_cycle", now);
      }
      case pause, resume ->
          running
              ? accepted(
                  command,
                  now,
                  CycleState.active,
                  now.getCycleId(),
                  command.getType() == CommandType.pause)
              : rejected(command, "no_running_cycle", now);
      case abort ->
          running
              ? accepted(command, now, CycleState.aborted, now.getCycleId(), false)
              : rejected(command, "no_running_cycle", now);
      case set_reference -> reference(command, now);
      case set_settings -> settings(command, now);
      default -> throw new IllegalStateException("not a gateway's command: " + command.getType());
    };
  }

  private CommandResult reference(CycleCommand command, CycleStatus now) {
    if (!command.getCycleId().equals(now.getCycleId())) {
      return rejected(command, "unknown_cycle", now);
    }
    if (now.getState() == CycleState.aborted) {
      return rejected(command, "cycle_aborted", now);
    }
    CycleStatus after =
        CycleStatus.newBuilder(now)
            .setVersion(now.getVersion() + 1)
            .setReferenceCycleId(command.getCycleId())
            .setReferenceVersion(now.getReferenceVersion() + 1)
            .build();
    states.put(command.getStreamId(), after);
    return result(command, true, "ok", after);
  }

  private CommandResult settings(CycleCommand command, CycleStatus now) {
    StreamSettings before = settings.get(command.getStreamId());
    int version = before == null ? 0 : before.getVersion();
    int expected = command.getSettings().getVersion();
    if (expected >= 0 && expected != version) {
      return rejected(command, "settings_changed", now);
    }
    StreamSettings chosen =
        StreamSettings.newBuilder(command.getSettings())
            .setVersion(version + 1)
            .setChangedAt(command.getReceivedAt())
            .build();
    settings.put(command.getStreamId(), chosen);
    chosenSettings.send(
        new ProducerRecord<>(Topics.SETTINGS.name(kafka), command.getStreamId(), chosen));
    chosenSettings.flush();
    CommandResult result = result(command, true, "ok", now);
    result.setSettings(chosen);
    return result;
  }

  private CommandResult accepted(
      CycleCommand command, CycleStatus now, CycleState state, String cycleId, boolean paused) {
    int number = now.getCycleNumber() + (command.getType() == CommandType.start ? 1 : 0);
    CycleStatus after =
        status(command.getStreamId(), now.getVersion() + 1, state, cycleId, number, paused);
    states.put(command.getStreamId(), after);
    return result(command, true, "ok", after);
  }

  private static CommandResult rejected(CycleCommand command, String code, CycleStatus now) {
    return result(command, false, code, now);
  }

  private static CommandResult result(
      CycleCommand command, boolean accepted, String code, CycleStatus status) {
    return new CommandResult(
        command.getCommandId(),
        command.getStreamId(),
        command.getType(),
        accepted,
        code,
        code.replace('_', ' '),
        status,
        null);
  }

  private static CycleStatus status(
      String streamId, long version, CycleState state, String cycleId, int number, boolean paused) {
    return CycleStatus.newBuilder()
        .setStreamId(streamId)
        .setVersion(version)
        .setState(state)
        .setCycleId(cycleId)
        .setCycleNumber(number)
        .setPaused(paused)
        .setStartTime(cycleId == null ? null : Instant.parse("2026-01-01T00:00:00Z"))
        .build();
  }
}
