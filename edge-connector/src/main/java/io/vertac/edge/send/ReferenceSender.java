package io.vertac.edge.send;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.gateway.StreamStatus;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.source.ReferenceChoice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a cycle the reference once it is final, that is, once its grace period is over. */
final class ReferenceSender {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceSender.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int MOST_ATTEMPTS = 240;

  private final StreamSession session;
  private final Sleeper sleeper;
  private final EdgeProgress progress;

  ReferenceSender(StreamSession session, Sleeper sleeper, EdgeProgress progress) {
    this.session = session;
    this.sleeper = sleeper;
    this.progress = progress;
  }

  /**
   * @param cycleId the platform's id of the cycle; empty if it was refused
   * @throws ConfigurationException if the cycle cannot become the reference
   */
  void choose(ReferenceChoice choice, String cycleId) throws InterruptedException {
    if (cycleId.isEmpty()) {
      throw failed(choice, "the platform did not start it");
    }
    awaitFinal(choice, cycleId);
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      GatewayAnswer answer = post(choice, cycleId, attempt);
      if (answer.ok()) {
        LOG.atInfo().addKeyValue("cycleId", cycleId).log("reference chosen");
        progress.referenceChosen(choice.cycle(), cycleId);
        return;
      }
      if (answer.refused()) {
        throw failed(choice, answer.explanation());
      }
      sleeper.sleep(POLL);
    }
    throw failed(choice, "the platform does not know it as a finished cycle");
  }

  /** A later cycle on the stream means that this one has long been over: it is played again. */
  private void awaitFinal(ReferenceChoice choice, String cycleId) throws InterruptedException {
    StreamStatus status = session.status();
    while (status.cycleId().equals(cycleId) && !status.stopped()) {
      if (status.aborted()) {
        throw failed(choice, "it was aborted");
      }
      sleeper.sleep(POLL);
      status = session.status();
    }
  }

  /** Refused once, the same id would be refused for ever; hence one id an attempt. */
  private GatewayAnswer post(ReferenceChoice choice, String cycleId, int attempt)
      throws InterruptedException {
    String commandId =
        CommandIds.of(
            session.streamId(), choice.cycle().ordinal(), "reference", choice.timeNanos(), attempt);
    return session.post(
        answer ->
            answer.ok()
                || answer.refused()
                || answer.status() == GatewayAnswer.CONFLICT
                || answer.status() == GatewayAnswer.NOT_FOUND,
        streamId -> "/api/live/cycles/" + cycleId + "/reference?stream_id=" + streamId,
        streamId -> RequestJson.command(commandId, choice.timeNanos(), Optional.empty(), Map.of()));
  }

  private static ConfigurationException failed(ReferenceChoice choice, String reason) {
    return new ConfigurationException(
        "cycle " + choice.cycle() + " cannot become the reference: " + reason);
  }
}
