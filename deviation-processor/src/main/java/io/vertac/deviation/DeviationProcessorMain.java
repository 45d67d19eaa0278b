package io.vertac.deviation;

import io.vertac.config.ServiceMain;

/** Runs the deviation-processor alone, configured by the environment. */
public final class DeviationProcessorMain {
  private DeviationProcessorMain() {}

  public static void main(String[] arguments) {
    System.exit(ServiceMain.run(DeviationProcessor.NAME, DeviationProcessor::from));
  }
}
