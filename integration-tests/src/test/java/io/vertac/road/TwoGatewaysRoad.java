package io.vertac.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.gateway.IngestGateway;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Gateways hold nothing that matters: two of them are as one. */
abstract class TwoGatewaysRoad {
  private static final int ROUNDS = 5;

  abstract Road road();

  @Test
  void shouldLetOneStartThroughWhenTwoComeAtOnce() {
    IngestGateway second = road().anotherGateway();
    try {
      HttpTalk one = road().gateway();
      HttpTalk other = new HttpTalk("http://127.0.0.1:" + second.port());
      NaiveMachine machine = NaiveMachine.register(one, "contested");
      Road.eventually(() -> other.get("/api/live/stream/" + machine.streamId() + "/status").ok());
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(startThroughBoth(machine.streamId(), one, other))
            .containsExactlyInAnyOrder(200, 409);
        machine.command("abort").ok();
      }
      Road.eventually(
          () ->
              assertThat(road().tables().finishedCycles(machine.streamId()))
                  .containsExactly(
                      "1 aborted 0", "2 aborted 0", "3 aborted 0", "4 aborted 0", "5 aborted 0"));
    } finally {
      second.close();
    }
  }

  private static List<Integer> startThroughBoth(String streamId, HttpTalk one, HttpTalk other) {
    List<CompletableFuture<Integer>> starts =
        Stream.of(one, other)
            .map(
                gateway ->
                    CompletableFuture.supplyAsync(
                        () -> gateway.post("/api/live/cycle/start?stream_id=" + streamId).status()))
            .toList();
    return starts.stream().map(CompletableFuture::join).toList();
  }
}
