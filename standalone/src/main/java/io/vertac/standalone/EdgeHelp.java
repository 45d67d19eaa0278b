package io.vertac.standalone;

import picocli.CommandLine.Command;

/**
 * Names the connector in the list of commands; the launcher script starts it in a process of its
 * own, which needs none of what is here.
 */
@Command(name = "edge", description = "Reads a machine and posts its samples to the gateway.")
final class EdgeHelp implements Runnable {
  @Override
  public void run() {
    System.err.println("vertac: start the connector with ./vertac edge");
  }
}
