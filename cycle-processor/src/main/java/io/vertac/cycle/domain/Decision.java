package io.vertac.cycle.domain;

/**
 * The answer to a command.
 *
 * @param code {@link Code#ok}, or why the command was refused
 * @param message for people
 */
public record Decision(Code code, String message) {

  static Decision accepted(String message) {
    return new Decision(Code.ok, message);
  }

  static Decision refused(Code code, String message) {
    return new Decision(code, message);
  }

  public boolean isAccepted() {
    return code == Code.ok;
  }

  /** As they stand in a CommandResult. */
  public enum Code {
    ok,
    cycle_already_running,
    no_running_cycle,
    other_cycle_running,
    stop_before_start,
    unknown_stream,
    unknown_cycle,
    cycle_aborted,
    cycle_not_finished,
    unknown_label,
    settings_changed,
    unknown_command
  }
}
