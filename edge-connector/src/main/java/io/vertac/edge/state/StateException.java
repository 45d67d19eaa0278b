package io.vertac.edge.state;

import java.io.IOException;
import java.nio.file.Path;

/** The state directory cannot be used; the message names the path and the cause. */
public final class StateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateException(Path path, IOException cause) {
    super(
        "cannot write "
            + path
            + " ("
            + cause.getMessage()
            + "): free some space, or choose another folder (state: in edge.yaml, --state-dir without one)",
        cause);
  }
}
