package io.vertac.edge;

import io.vertac.config.Environment;
import java.time.Clock;

/** Runs the edge connector in a process of its own. */
public final class EdgeMain {
  private EdgeMain() {}

  public static void main(String[] args) {
    Environment environment = new Environment(System.getenv());
    System.exit(EdgeCommand.run(args, environment, Clock.systemUTC(), System.out, System.err));
  }
}
