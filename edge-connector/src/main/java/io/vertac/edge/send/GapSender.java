package io.vertac.edge.send;

import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.outbox.Gap;
import io.vertac.edge.progress.EdgeProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the gateway which samples will never come, so that others do not wait for them. */
final class GapSender {
  private static final Logger LOG = LoggerFactory.getLogger(GapSender.class);

  private final StreamSession session;
  private final EdgeProgress progress;

  GapSender(StreamSession session, EdgeProgress progress) {
    this.session = session;
    this.progress = progress;
  }

  /** A gateway that does not know gaps is not asked again: samples must not wait for it. */
  void send(Gap gap) throws InterruptedException {
    GatewayAnswer answer =
        session.post(
            a -> a.ok() || a.refused() || a.status() == GatewayAnswer.NOT_FOUND,
            streamId -> "/api/live/gaps",
            streamId -> RequestJson.gap(streamId, gap));
    if (answer.status() == GatewayAnswer.NOT_FOUND) {
      session.register();
      answer =
          session.post(
              a -> a.status() < 500,
              streamId -> "/api/live/gaps",
              streamId -> RequestJson.gap(streamId, gap));
    }
    LOG.atWarn()
        .addKeyValue("streamId", session.streamId())
        .addKeyValue("from", RequestJson.iso(gap.fromNanos()))
        .addKeyValue("to", RequestJson.iso(gap.toNanos()))
        .addKeyValue("samples", gap.samples())
        .addKeyValue("reason", gap.reason())
        .addKeyValue("reported", answer.ok())
        .log(gap.samples() == 0 ? "for a time nothing was read" : "samples were lost");
    progress.gapReported(gap.samples(), answer.ok());
  }
}
