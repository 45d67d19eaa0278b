package io.vertac.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ties a child's life to ours: where {@code setpriv} and {@code setsid} (util-linux) are there, the
 * kernel signals the child the moment this process dies, however it dies, and Ctrl-C at the
 * terminal reaches us alone, so that children end in order and not all at once.
 */
final class ParentDeath {
  private static final long PROBE_SECONDS = 30;

  private ParentDeath() {}

  /**
   * @param signal what the child gets when we die, such as {@code TERM}
   * @return the command to run instead; unchanged where the tools are missing
   */
  static List<String> guard(List<String> command, String signal) {
    List<String> guarded = new ArrayList<>();
    // setsid replaces itself by the command (it is never a group leader here): the pid stays ours.
    addIfUsable(guarded, List.of("setsid"));
    addIfUsable(guarded, List.of("setpriv", "--pdeathsig", signal));
    guarded.addAll(command);
    return guarded;
  }

  private static void addIfUsable(List<String> target, List<String> tool) {
    List<String> probe = new ArrayList<>(tool);
    probe.add("true");
    if (succeeds(probe)) {
      target.addAll(tool);
    }
  }

  /** True if the program exists and ends with 0. */
  static boolean succeeds(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // No such program: exactly what is asked here.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
