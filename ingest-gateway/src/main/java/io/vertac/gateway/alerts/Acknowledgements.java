package io.vertac.gateway.alerts;

import io.vertac.events.AlertAcknowledgement;
import io.vertac.gateway.input.AcknowledgementInput;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Puts acknowledgements on their topic, from where the alert-sink brings them into the database: so
 * they outlive the database, and everyone else can follow them too.
 *
 * <p>The first one counts. Until the database shows it, this class remembers it: who comes a moment
 * later is told the name of the first. What was acknowledged at another gateway it knows when the
 * database does, within a second; until then two people may both be told their own names, and all
 * pages show the earlier one from then on.
 */
public final class Acknowledgements {
  private final Publisher publisher;
  private final RecordEncoder<AlertAcknowledgement> encoder;
  private final Map<String, AlertRow> recent = Collections.synchronizedMap(new Recent());

  public Acknowledgements(Publisher publisher, RecordEncoder<AlertAcknowledgement> encoder) {
    this.publisher = publisher;
    this.encoder = encoder;
  }

  /**
   * Acknowledges the alerts that nobody has acknowledged yet.
   *
   * @param alerts as the database has them
   * @return completes once Kafka has them, with the alerts as they are then; fails with a refusal
   *     503 if it does not take them
   */
  public CompletableFuture<List<AlertRow>> acknowledge(
      List<AlertRow> alerts, AcknowledgementInput input, Instant at) {
    List<AlertRow> after = new ArrayList<>();
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (AlertRow alert : alerts) {
      AlertRow own = acknowledged(alert, input, at);
      AlertRow first = alert.acknowledged() ? alert : recent.putIfAbsent(alert.id(), own);
      after.add(first == null ? own : first);
      if (first == null) {
        sent.add(send(alert, own, record(alert, input, at), at));
      }
    }
    return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).thenApply(all -> after);
  }

  private CompletableFuture<?> send(
      AlertRow alert, AlertRow own, AlertAcknowledgement record, Instant at) {
    return publisher
        .send(encoder, alert.streamId(), at, record)
        .whenComplete(
            (where, error) -> {
              if (error != null) {
                recent.remove(alert.id(), own);
              }
            });
  }

  private static AlertAcknowledgement record(
      AlertRow alert, AcknowledgementInput input, Instant at) {
    return AlertAcknowledgement.newBuilder()
        .setAlertId(alert.id())
        .setStreamId(alert.streamId())
        .setCycleId(alert.cycleId())
        .setAcknowledgedBy(input.acknowledgedBy())
        .setComment(input.comment())
        .setAcknowledgedAt(at)
        .build();
  }

  private static AlertRow acknowledged(AlertRow alert, AcknowledgementInput input, Instant at) {
    return new AlertRow(
        alert.id(),
        alert.streamId(),
        alert.deviceName(),
        alert.cycleId(),
        alert.cycleNumber(),
        alert.sensorId(),
        alert.sensorName(),
        alert.alertType(),
        alert.severity(),
        alert.message(),
        alert.createdAt(),
        alert.contributionShare(),
        alert.withdrawn(),
        true,
        at.toString(),
        input.acknowledgedBy(),
        input.comment());
  }

  /** Far more than are acknowledged while one waits for the database. */
  private static final class Recent extends LinkedHashMap<String, AlertRow> {
    private static final long serialVersionUID = 1L;
    private static final int MAX_SIZE = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, AlertRow> eldest) {
      return size() > MAX_SIZE;
    }
  }
}
