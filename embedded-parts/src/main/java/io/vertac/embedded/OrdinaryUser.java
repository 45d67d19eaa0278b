package io.vertac.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Root therefore starts it in a user namespace of its own, in
 * which it is nobody special; an ordinary user starts it as it is.
 */
final class OrdinaryUser {
  private final boolean root;
  private final List<String> namespace;

  /**
   * @param root whether this process runs as root
   * @param namespace the command that runs another one in a user namespace of its own
   */
  OrdinaryUser(boolean root, List<String> namespace) {
    this.root = root;
    this.namespace = namespace;
  }

  static OrdinaryUser ofThisProcess() {
    return new OrdinaryUser(runsAsRoot(), List.of("unshare", "-U"));
  }

  /**
   * @throws PartException if we are root and the system forbids user namespaces
   */
  List<String> command(List<String> command) {
    if (!root) {
      return command;
    }
    List<String> probe = new ArrayList<>(namespace);
    probe.add("true");
    if (!ParentDeath.succeeds(probe)) {
      throw new PartException(
          "PostgreSQL does not run as root, and `%s`, which would let it, is forbidden or missing here; run VerTac as an ordinary user"
              .formatted(String.join(" ", namespace)));
    }
    List<String> wrapped = new ArrayList<>(namespace);
    wrapped.addAll(command);
    return wrapped;
  }

  private static boolean runsAsRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      // Not Linux; the programs for this system are missing anyway, which is said elsewhere.
      return false;
    }
  }
}
