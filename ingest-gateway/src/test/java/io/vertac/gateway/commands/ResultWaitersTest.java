package io.vertac.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleState;
import io.vertac.events.CycleStatus;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ResultWaitersTest {
  private final ResultWaiters waiters = new ResultWaiters();

  @Test
  void shouldAnswerEveryoneWhoWaitsForTheSameCommand() {
    CompletableFuture<CommandResult> one = waiters.register("s", "c");
    CompletableFuture<CommandResult> two = waiters.register("s", "c");
    waiters.decided(result("s", "c"));
    assertThat(one).isCompleted();
    assertThat(two).isCompleted();
    assertThat(waiters.size()).isZero();
  }

  @Test
  void shouldNotAnswerTheSameCommandIdOfAnotherStream() {
    CompletableFuture<CommandResult> waiting = waiters.register("s", "c");
    waiters.decided(result("t", "c"));
    waiters.decided(result("s", "d"));
    assertThat(waiting).isNotDone();
  }

  @Test
  void shouldForgetThoseWhoGaveUp() {
    waiters.register("s", "c").cancel(false);
    assertThat(waiters.size()).isZero();
  }

  private static CommandResult result(String streamId, String commandId) {
    CycleStatus status =
        CycleStatus.newBuilder()
            .setStreamId(streamId)
            .setVersion(1)
            .setState(CycleState.active)
            .build();
    return new CommandResult(commandId, streamId, CommandType.start, true, "ok", "", status, null);
  }
}
