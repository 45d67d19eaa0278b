package io.vertac.gateway;

import io.vertac.config.ConfigurationException;
import io.vertac.events.ApiKey;
import io.vertac.events.CommandResult;
import io.vertac.events.CycleStatus;
import io.vertac.events.EndedSession;
import io.vertac.events.StreamRegistered;
import io.vertac.events.StreamSettings;
import io.vertac.gateway.commands.CycleCommands;
import io.vertac.gateway.kafka.Encoders;
import io.vertac.gateway.kafka.KafkaWatch;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.TopicTail;
import io.vertac.gateway.security.ApiKeys;
import io.vertac.gateway.security.EndedSessions;
import io.vertac.gateway.settings.SettingsDirectory;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.topics.Topic;
import io.vertac.topics.TopicCreation;
import io.vertac.topics.Topics;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/** Everything of the gateway that talks to Kafka, started in order and closed in reverse. */
final class KafkaSide implements AutoCloseable {
  private static final List<Topic<?>> WRITTEN =
      List.of(
          Topics.STREAMS,
          Topics.SAMPLES,
          Topics.CYCLE_COMMANDS,
          Topics.ACKNOWLEDGEMENTS,
          Topics.SAMPLE_GAPS,
          Topics.DEAD_LETTERS,
          Topics.ENDED_SESSIONS,
          Topics.AUDIT);

  private final GatewayConfig config;
  private final KafkaWatch watch;
  private final Publisher publisher;
  private final TopicTail<StreamRegistered> streams;
  private final TopicTail<CycleStatus> statuses;
  private final TopicTail<CommandResult> results;
  private final TopicTail<StreamSettings> settings;
  private final TopicTail<ApiKey> keys;
  private final TopicTail<EndedSession> endedSessions;
  private volatile boolean keysAreRead;
  private final StreamDirectory directory;
  private final SettingsDirectory chosen = new SettingsDirectory();
  private volatile CycleCommands commands;
  private Encoders encoders;

  /**
   * Connects to nothing yet.
   *
   * @throws ConfigurationException if Kafka's address or a client property cannot be used at all
   */
  static KafkaSide create(
      GatewayConfig config, Executor executor, ApiKeys keys, EndedSessions ended) {
    try {
      return new KafkaSide(config, executor, keys, ended);
    } catch (KafkaException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new ConfigurationException(
          "KAFKA_BOOTSTRAP_SERVERS=%s cannot be used: %s"
              .formatted(config.kafka().bootstrapServers(), why.getMessage()));
    }
  }

  private KafkaSide(GatewayConfig config, Executor executor, ApiKeys apiKeys, EndedSessions ended) {
    this.config = config;
    this.watch = new KafkaWatch(config.kafka());
    this.publisher =
        new Publisher(
            config.kafka(),
            config.timeouts().delivery(),
            config.limits().maxInFlightBytes(),
            config.limits().maxRecordBytes());
    this.streams =
        new TopicTail<>(config.kafka(), Topics.STREAMS, TopicTail.From.BEGINNING, this::registered);
    this.statuses =
        new TopicTail<>(
            config.kafka(), Topics.CYCLE_STATUS, TopicTail.From.BEGINNING, this::statusChanged);
    this.results =
        new TopicTail<>(config.kafka(), Topics.COMMAND_RESULTS, TopicTail.From.END, this::decided);
    this.settings =
        new TopicTail<>(
            config.kafka(),
            Topics.SETTINGS,
            TopicTail.From.BEGINNING,
            (key, read, offset) -> chosen.apply(read));
    this.keys =
        new TopicTail<>(
            config.kafka(),
            Topics.API_KEYS,
            TopicTail.From.BEGINNING,
            (key, read, offset) -> apiKeys.apply(read));
    this.endedSessions =
        new TopicTail<>(
            config.kafka(),
            Topics.ENDED_SESSIONS,
            TopicTail.From.BEGINNING,
            (key, read, offset) -> ended.apply(read));
    this.directory = new StreamDirectory(streams::caughtUp, config.timeouts().decision(), executor);
  }

  /**
   * Returns when all keys that were made, and all sessions that were ended, until now are known.
   *
   * @throws IllegalStateException if that takes longer than the start may
   */
  void readKeys(StartUp startUp) {
    if (keysAreRead) {
      return;
    }
    startUp.step("kafka", "does not answer yet", () -> TopicCreation.createMissing(config.kafka()));
    keys.start();
    endedSessions.start();
    startUp.step("kafka", "the keys are being read", () -> keys.caughtUp().join());
    startUp.step(
        "kafka", "the ended sessions are being read", () -> endedSessions.caughtUp().join());
    keysAreRead = true;
  }

  /**
   * Returns when samples could be accepted and everything registered so far is known.
   *
   * @throws IllegalStateException if that takes longer than the start may
   */
  void start(StartUp startUp) {
    readKeys(startUp);
    startUp.step("kafka", "does not answer yet", () -> WRITTEN.forEach(publisher::warm));
    startUp.step(
        "registry",
        "does not take the schemas yet",
        () -> encoders = Encoders.register(config.kafka()));
    commands =
        new CycleCommands(directory, publisher, encoders.commands(), config.timeouts().decision());
    streams.start();
    statuses.start();
    results.start();
    settings.start();
    startUp.step("kafka", "the registered streams are being read", () -> streams.caughtUp().join());
    startUp.step("kafka", "the cycles' states are being read", () -> statuses.caughtUp().join());
    startUp.step("kafka", "decisions cannot be read yet", () -> results.caughtUp().join());
    startUp.step("kafka", "the settings are being read", () -> settings.caughtUp().join());
    watch.start();
    // While Kafka is busy its first look may be in vain; a second later it looks again.
    startUp.step("kafka", "does not take samples yet", watch::requireWritable);
  }

  /** Whether all keys that were made before the start are known. */
  boolean keysAreRead() {
    return keysAreRead;
  }

  KafkaWatch watch() {
    return watch;
  }

  Publisher publisher() {
    return publisher;
  }

  StreamDirectory directory() {
    return directory;
  }

  SettingsDirectory settings() {
    return chosen;
  }

  CycleCommands commands() {
    return commands;
  }

  Encoders encoders() {
    return encoders;
  }

  /** Null while everything works or may work again. */
  Throwable failure() {
    return Stream.of(
            publisher.failure(),
            streams.failure(),
            statuses.failure(),
            results.failure(),
            settings.failure(),
            keys.failure(),
            endedSessions.failure())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    Stream.of(endedSessions, keys, settings, results, statuses, streams).forEach(TopicTail::stop);
    publisher.close();
    endedSessions.close();
    keys.close();
    settings.close();
    results.close();
    statuses.close();
    streams.close();
    watch.close();
  }

  private void registered(String key, StreamRegistered stream, long offset) {
    directory.apply(stream, offset);
  }

  private void statusChanged(String key, CycleStatus status, long offset) {
    directory.apply(status);
  }

  private void decided(String key, CommandResult result, long offset) {
    commands.decided(result);
  }
}
