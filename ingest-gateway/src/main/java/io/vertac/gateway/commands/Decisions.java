package io.vertac.gateway.commands;

import io.vertac.events.CommandResult;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;

/** What a decision of the cycle-processor means to the one who asked. */
final class Decisions {
  private Decisions() {}

  /**
   * @throws Refusal if the command was rejected
   */
  static CommandResult requireAccepted(CommandResult result) {
    if (!result.getAccepted()) {
      throw Refusal.of(kindOf(result.getCode()), result.getCode(), result.getMessage());
    }
    return result;
  }

  private static RefusalKind kindOf(String code) {
    return switch (code) {
      case "unknown_stream", "unknown_cycle" -> RefusalKind.UNKNOWN;
      case "stop_before_start" -> RefusalKind.INVALID;
      // cycle_already_running, no_running_cycle, other_cycle_running, cycle_aborted,
      // cycle_not_finished, cycle_too_old,
      // and whatever a later cycle-processor may object to.
      default -> RefusalKind.CONFLICT;
    };
  }
}
