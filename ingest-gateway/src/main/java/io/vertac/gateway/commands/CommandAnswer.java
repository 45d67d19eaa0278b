package io.vertac.gateway.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertac.events.CommandResult;
import io.vertac.events.CommandType;
import io.vertac.events.CycleStatus;
import java.time.Duration;

/**
 * What is answered to an accepted command.
 *
 * @param status always ok
 * @param state of the cycle
 * @param gracePeriodSec after a stop only: how long late samples are still welcome
 * @param referenceCycleId after a change of the reference only
 * @param referenceVersion after a change of the reference only
 * @param label after a label only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandAnswer(
    String status,
    String commandId,
    String streamId,
    String cycleId,
    Integer cycleNumber,
    String state,
    Boolean paused,
    Long gracePeriodSec,
    String referenceCycleId,
    Integer referenceVersion,
    String label) {

  /**
   * @param gracePeriod as the cycle-processor is configured
   */
  public static CommandAnswer of(CommandResult result, Duration gracePeriod) {
    CycleStatus after = result.getStatus();
    return new CommandAnswer(
        "ok",
        result.getCommandId(),
        result.getStreamId(),
        after.getCycleId(),
        after.getCycleId() == null ? null : after.getCycleNumber(),
        after.getState().name(),
        after.getPaused(),
        result.getType() == CommandType.stop ? gracePeriod.toSeconds() : null,
        null,
        null,
        null);
  }

  /**
   * @param cycleId the cycle that was made the reference
   */
  public static CommandAnswer ofReference(CommandResult result, String cycleId) {
    // The status tells of the reference of cycles without a recipe only.
    boolean told = cycleId.equals(result.getStatus().getReferenceCycleId());
    return new CommandAnswer(
        "ok",
        result.getCommandId(),
        result.getStreamId(),
        cycleId,
        null,
        null,
        null,
        null,
        cycleId,
        told ? result.getStatus().getReferenceVersion() : null,
        null);
  }

  /**
   * @param cycleId the cycle that was labelled
   */
  public static CommandAnswer ofLabel(CommandResult result, String cycleId, String label) {
    return new CommandAnswer(
        "ok",
        result.getCommandId(),
        result.getStreamId(),
        cycleId,
        null,
        null,
        null,
        null,
        null,
        null,
        label);
  }
}
