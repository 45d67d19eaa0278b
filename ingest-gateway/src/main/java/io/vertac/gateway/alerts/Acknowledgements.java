package io.vertac.gateway.alerts;

import io.vertac.events.AlertAcknowledgement;
import io.vertac.gateway.input.AcknowledgementInput;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Puts acknowledgements on their topic, from where the alert-sink brings them into the database: so
 * they outlive the database, and everyone else can follow them too.
 */
public final class Acknowledgements {
  private final Publisher publisher;
  private final RecordEncoder<AlertAcknowledgement> encoder;

  public Acknowledgements(Publisher publisher, RecordEncoder<AlertAcknowledgement> encoder) {
    this.publisher = publisher;
    this.encoder = encoder;
  }

  /**
   * Acknowledges the alerts that nobody has acknowledged yet.
   *
   * @return completes once Kafka has them, with the alerts as they are then; fails with a refusal
   *     503 if it does not take them
   */
  public CompletableFuture<List<AlertRow>> acknowledge(
      List<AlertRow> alerts, AcknowledgementInput input, Instant at) {
    List<AlertRow> after = new ArrayList<>();
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (AlertRow alert : alerts) {
      if (alert.acknowledged()) {
        after.add(alert);
      } else {
        after.add(acknowledged(alert, input, at));
        sent.add(publisher.send(encoder, alert.streamId(), at, record(alert, input, at)));
      }
    }
    return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).thenApply(all -> after);
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
        alert.withdrawn(),
        true,
        at.toString(),
        input.acknowledgedBy(),
        input.comment());
  }
}
