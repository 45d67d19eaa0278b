package io.vertac.streams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts what a topology did not do, by the reason. Where a transaction is repeated it counts what
 * is repeated again.
 */
public final class RefusedRecords implements MeterBinder {
  static final String KEY = "vertac.streams.refused";
  static final String UNDECODABLE = "undecodable";
  static final String UNPROCESSABLE = "unprocessable";

  private final ReasonCounts deadLetters;
  private final ReasonCounts commands;

  /**
   * @param application the topology's name
   * @param ownDeadLetters reasons of dead letters, beside those that every topology has
   * @param codes of refused commands
   */
  public RefusedRecords(String application, List<String> ownDeadLetters, List<String> codes) {
    Tags tags = Tags.of("application", application);
    deadLetters =
        new ReasonCounts(
            "vertac.streams.dead.letters",
            "Records, or parts of them, that went to the dead-letter topic",
            tags,
            Stream.concat(Stream.of(UNDECODABLE, UNPROCESSABLE), ownDeadLetters.stream()).toList());
    commands =
        new ReasonCounts(
            "vertac.streams.refused.commands", "Commands that were refused", tags, codes);
  }

  /**
   * The ones that a topology runs with.
   *
   * @param configuration as Kafka Streams hands it to whoever runs in it
   */
  public static RefusedRecords from(Map<String, ?> configuration) {
    // A topology under test runs with none: then nobody looks.
    return configuration.get(KEY) instanceof RefusedRecords running
        ? running
        : new RefusedRecords("none", List.of(), List.of());
  }

  /** One more went to the dead-letter topic. */
  public void deadLetter(String reason) {
    deadLetters.count(reason);
  }

  /** One more was refused. */
  public void command(String code) {
    commands.count(code);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    deadLetters.bindTo(registry);
    commands.bindTo(registry);
  }
}
