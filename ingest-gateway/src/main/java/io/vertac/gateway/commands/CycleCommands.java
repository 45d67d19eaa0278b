package io.vertac.gateway.commands;

import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleCommand;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.input.CommandInput;
import io.vertac.gateway.input.SettingsInput;
import io.vertac.gateway.kafka.Publisher;
import io.vertac.gateway.kafka.RecordEncoder;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.streams.StreamDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts commands on their topic and waits for the decision. The cycle-processor alone decides: two
 * gateways asked at once get two different answers.
 */
public final class CycleCommands {
  private static final int MAX_WAITING = 10_000;
  private static final int RETRY_AFTER_SECONDS = 1;

  private final StreamDirectory directory;
  private final Publisher publisher;
  private final RecordEncoder<CycleCommand> encoder;
  private final Duration patience;
  private final ResultWaiters waiters = new ResultWaiters();

  /**
   * @param patience how long a decision may take
   */
  public CycleCommands(
      StreamDirectory directory,
      Publisher publisher,
      RecordEncoder<CycleCommand> encoder,
      Duration patience) {
    this.directory = directory;
    this.publisher = publisher;
    this.encoder = encoder;
    this.patience = patience;
  }

  /** To be called with every decision read from the topic of results. */
  public void decided(CommandResult result) {
    directory.apply(result.getStatus());
    waiters.decided(result);
  }

  /**
   * A command about a stream's cycle.
   *
   * @param caller a stream it may not command is unknown to it
   * @return completes with an accepted decision; fails with a {@link Refusal}: 404, 409 or 422 as
   *     decided, 503 if Kafka did not take the command, 504 if nobody decided in time
   */
  public CompletableFuture<CommandResult> issue(
      String streamId, CommandType type, CommandInput input, Instant receivedAt, Caller caller) {
    boolean ends = type == CommandType.stop || type == CommandType.abort;
    return issue(streamId, type, ends ? input.cycleId() : null, input, receivedAt, caller);
  }

  /**
   * @param cycleId the cycle meant; null for whichever runs
   * @see #issue(String, CommandType, CommandInput, Instant, Caller)
   */
  public CompletableFuture<CommandResult> issue(
      String streamId,
      CommandType type,
      String cycleId,
      CommandInput input,
      Instant receivedAt,
      Caller caller) {
    return issue(
        command(streamId, type, input.commandId(), receivedAt)
            .setTimestamp(input.timestamp())
            .setCycleId(cycleId)
            .setReason(input.reason())
            .setAbortedBy(type == CommandType.abort ? nameOf(input, caller) : null)
            .setMetadata(input.metadata())
            .setLabel(input.label())
            .build(),
        caller);
  }

  /** The name somebody gave, or that of the key; null if nobody knows. */
  private static String nameOf(CommandInput input, Caller caller) {
    if (input.abortedBy() != null) {
      return input.abortedBy();
    }
    return caller.isKnown() && AllowList.isTitle(caller.name()) ? caller.name() : null;
  }

  /**
   * Settings that are to hold for the stream's analysis.
   *
   * @see #issue(String, CommandType, CommandInput, Instant, Caller)
   */
  public CompletableFuture<CommandResult> choose(
      String streamId, SettingsInput input, Instant receivedAt, Caller caller) {
    return issue(
        command(streamId, CommandType.set_settings, input.commandId(), receivedAt)
            .setSettings(input.settings())
            .build(),
        caller);
  }

  private static CycleCommand.Builder command(
      String streamId, CommandType type, String commandId, Instant receivedAt) {
    return CycleCommand.newBuilder()
        .setCommandId(commandId == null ? UUID.randomUUID().toString() : commandId)
        .setStreamId(streamId)
        .setType(type)
        .setReceivedAt(receivedAt);
  }

  private CompletableFuture<CommandResult> issue(CycleCommand command, Caller caller) {
    if (waiters.size() >= MAX_WAITING) {
      throw Refusal.retryLater(
          RefusalKind.BUSY, "too many commands wait for a decision", RETRY_AFTER_SECONDS);
    }
    return directory.require(command.getStreamId(), caller).thenCompose(stream -> decide(command));
  }

  private CompletableFuture<CommandResult> decide(CycleCommand command) {
    CompletableFuture<CommandResult> decision =
        waiters.register(command.getStreamId(), command.getCommandId());
    decision.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    publisher
        .send(encoder, command.getStreamId(), command.getReceivedAt(), command)
        .whenComplete(
            (acknowledged, error) -> {
              if (error != null) {
                decision.completeExceptionally(error);
              }
            });
    return decision
        .exceptionally(error -> refuse(command, error))
        .thenApply(Decisions::requireAccepted);
  }

  private static CommandResult refuse(CycleCommand command, Throwable error) {
    if (error instanceof TimeoutException) {
      throw Refusal.of(
          RefusalKind.NO_ANSWER,
          "the command is stored and may still be carried out; ask the status, or repeat with the"
              + " same command_id, "
              + command.getCommandId());
    }
    throw new CompletionException(error);
  }
}
