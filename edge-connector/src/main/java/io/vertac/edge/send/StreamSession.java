package io.vertac.edge.send;

import io.vertac.config.ConfigurationException;
import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.gateway.GatewayClient;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.gateway.StreamStatus;
import io.vertac.edge.progress.EdgeProgress;
import io.vertac.edge.source.Machine;
import io.vertac.edge.state.StreamMemory;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One registered stream. Requests are repeated until they are settled; if the gateway has forgotten
 * the stream meanwhile, it is registered again under the same id.
 */
final class StreamSession {
  private static final Logger LOG = LoggerFactory.getLogger(StreamSession.class);

  private static final String REGISTER = "/api/live/register";

  private final GatewayClient client;
  private final Retries retries;
  private final Machine machine;
  private final StreamMemory memory;
  private final EdgeProgress progress;

  StreamSession(
      GatewayClient client,
      Retries retries,
      Machine machine,
      StreamMemory memory,
      EdgeProgress progress) {
    this.client = client;
    this.retries = retries;
    this.machine = machine;
    this.memory = memory;
    this.progress = progress;
  }

  String streamId() {
    return memory.streamId();
  }

  /**
   * Registers the stream, however long that takes.
   *
   * @throws ConfigurationException if the gateway will not have this machine
   */
  void register() throws InterruptedException {
    accept(retries.until(answer -> answer.ok() || answer.refused(), this::sendRegistration));
  }

  /**
   * Posts until the answer is settled.
   *
   * @param path made from the stream's id, which may change with a new registration
   * @param body likewise
   */
  GatewayAnswer post(
      Predicate<GatewayAnswer> settled,
      Function<String, String> path,
      Function<String, byte[]> body)
      throws InterruptedException {
    return retries.until(
        settled, () -> known(client.post(path.apply(streamId()), body.apply(streamId())), settled));
  }

  StreamStatus status() throws InterruptedException {
    GatewayAnswer answer =
        retries.until(
            GatewayAnswer::ok,
            () ->
                known(client.get("/api/live/stream/" + streamId() + "/status"), GatewayAnswer::ok));
    return StreamStatus.from(answer.body());
  }

  /** Registers again after a 404, so that the next try finds the stream. */
  private GatewayAnswer known(GatewayAnswer answer, Predicate<GatewayAnswer> settled)
      throws IOException, InterruptedException {
    if (answer.status() == GatewayAnswer.NOT_FOUND && !settled.test(answer)) {
      LOG.atWarn().addKeyValue("streamId", streamId()).log("stream unknown, registering again");
      GatewayAnswer registered = sendRegistration();
      if (registered.ok() || registered.refused()) {
        accept(registered);
      }
    }
    return answer;
  }

  private GatewayAnswer sendRegistration() throws IOException, InterruptedException {
    GatewayAnswer answer =
        client.post(
            REGISTER, RequestJson.registration(Optional.of(streamId()), machine), Optional.empty());
    // A gateway that asks for keys lets nobody choose a new stream's id: it gives one. The same
    // proposal gets the same id again, should the answer be lost.
    return answer.status() == GatewayAnswer.NOT_FOUND && !memory.attached()
        ? client.post(
            REGISTER, RequestJson.registration(Optional.empty(), machine), Optional.of(streamId()))
        : answer;
  }

  private void accept(GatewayAnswer answer) {
    if (answer.refused()) {
      throw new ConfigurationException(
          "the gateway refuses to register " + machine.deviceName() + ": " + answer.explanation());
    }
    String given = answer.body().path("stream_id").asText("");
    if (!given.isEmpty() && !given.equals(streamId())) {
      memory.changeStreamId(given);
    }
    LOG.atInfo()
        .addKeyValue("streamId", streamId())
        .addKeyValue("device", machine.deviceName())
        .log("registered");
    progress.registered(streamId(), machine);
  }
}
