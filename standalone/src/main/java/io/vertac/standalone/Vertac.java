package io.vertac.standalone;

import io.vertac.config.ConfigurationException;
import io.vertac.embedded.PartException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
    name = "vertac",
    mixinStandardHelpOptions = true,
    version = "VerTac 0.2.0",
    usageHelpWidth = 100,
    description = "Watches machines that run the same cycle over and over.",
    subcommands = {DemoCommand.class, UpCommand.class, KeysCommand.class, EdgeHelp.class},
    footer = {
      "",
      "Services alone, configured by the environment: gateway, cycle-processor,",
      "deviation-processor, alert-sink. 'vertac COMMAND --help' tells more."
    })
public final class Vertac {
  static final int FAILED = 1;
  static final int UNUSABLE_SETTING = 2;

  private Vertac() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0 && ServiceCommands.isService(arguments[0])) {
      System.exit(ServiceCommands.run(arguments));
    }
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    PrintWriter errors = new PrintWriter(System.err, true);
    return new CommandLine(new Vertac())
        .setErr(errors)
        .setParameterExceptionHandler(
            (e, given) -> {
              errors.println("vertac: " + e.getMessage() + " ('vertac --help' shows all)");
              return UNUSABLE_SETTING;
            })
        .setExecutionExceptionHandler((e, command, parsed) -> report(e, errors))
        .execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
  }

  /** One line that says what is wrong and what to do; a stack trace only for what is our fault. */
  private static int report(Exception error, PrintWriter errors) {
    if (error instanceof ConfigurationException || error instanceof PartException) {
      errors.println("vertac: " + error.getMessage());
      return error instanceof ConfigurationException ? UNUSABLE_SETTING : FAILED;
    }
    errors.println("vertac: " + error);
    error.printStackTrace(errors);
    return FAILED;
  }
}
