package io.vertac.edge.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.outbox.BatchIds;
import io.vertac.edge.outbox.SampleBatch;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.source.Machine;
import io.vertac.edge.source.Sample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts batches until each of their samples is acknowledged or known to be refused for good. A
 * batch refused as a whole is halved until the bad samples stand alone.
 */
final class BatchSender {
  private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);
  private static final Pattern POINTER = Pattern.compile("/samples/(\\d{1,9})(/.*)?");

  private final StreamSession session;
  private final Machine machine;
  private final Quarantine quarantine;
  private final EdgeProgress progress;

  BatchSender(
      StreamSession session, Machine machine, Quarantine quarantine, EdgeProgress progress) {
    this.session = session;
    this.machine = machine;
    this.quarantine = quarantine;
    this.progress = progress;
  }

  void send(SampleBatch batch) throws InterruptedException {
    progress.samplesSent(batch.sampleCount());
    Deque<SampleBatch> open = new ArrayDeque<>(List.of(batch));
    while (!open.isEmpty()) {
      SampleBatch next = open.pop();
      GatewayAnswer answer =
          session.post(
              a -> a.ok() || a.refused(),
              streamId -> "/api/live/batch",
              streamId -> RequestJson.batch(streamId, machine, next));
      if (answer.ok()) {
        account(next, answer.body());
      } else if (next.sampleCount() == 1) {
        reject(next.samples().get(0), answer.explanation());
        progress.samplesRejected(1, answer.explanation());
      } else {
        halve(next, open);
      }
    }
  }

  private void halve(SampleBatch batch, Deque<SampleBatch> open) {
    BatchIds ids = new BatchIds(session.streamId());
    int middle = batch.sampleCount() / 2;
    open.push(ids.batch(batch.samples().subList(middle, batch.sampleCount())));
    open.push(ids.batch(batch.samples().subList(0, middle)));
  }

  private void account(SampleBatch batch, JsonNode answer) {
    long rejected = answer.path("samples_rejected").asLong(0);
    long accepted = answer.path("samples_received").asLong(batch.sampleCount() - rejected);
    progress.samplesAcknowledged(accepted);
    if (rejected > 0) {
      for (JsonNode error : answer.path("errors")) {
        keepNamed(batch, error);
      }
      progress.samplesRejected(
          rejected, answer.path("errors").path(0).path("message").asText("not named"));
    }
    if (accepted + rejected != batch.sampleCount()) {
      LOG.atError()
          .addKeyValue("batchId", batch.batchId())
          .addKeyValue("sent", batch.sampleCount())
          .addKeyValue("accepted", accepted)
          .addKeyValue("rejected", rejected)
          .log("gateway counted other samples than were sent");
    }
  }

  private void keepNamed(SampleBatch batch, JsonNode error) {
    Matcher pointer = POINTER.matcher(error.path("pointer").asText(""));
    if (pointer.matches()) {
      int index = Integer.parseInt(pointer.group(1));
      if (index < batch.sampleCount()) {
        reject(batch.samples().get(index), error.path("message").asText("not said"));
      }
    }
  }

  private void reject(Sample sample, String reason) {
    LOG.atWarn()
        .addKeyValue("sensorId", machine.sensors().get(sample.sensor()).id())
        .addKeyValue("timestamp", RequestJson.iso(sample.timeNanos()))
        .addKeyValue("reason", reason)
        .log("sample refused, kept in quarantine");
    quarantine.keep(sample, reason);
  }
}
