package io.vertac.benchmarks.detection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param files recordings to play; empty: the usual ones
 * @param orders how many orders of each; 0: only as recorded, through the topologies
 * @param seeds of the demo's press; 0: recordings are played
 * @param cycles of each seed
 */
record Options(List<Path> files, int orders, int seeds, int cycles) {
  private static final int MOST_ORDERS = 1_000;
  private static final int CYCLES = 80;

  private static final String HELP =
      """
      benchmarks/run detection [FILE...]             recorded order, through both topologies
      benchmarks/run detection --orders N [FILE...]  N orders (1 to 1000) of each recording and of
                                                     machines made of it, the detector alone
      benchmarks/run detection --press N             the demo's simulated press with N seeds (1 to
                                                     1000), 80 cycles each, then another reference
      FILE has one of the three formats that docs/detection.md names.""";

  /** Ends the program with a message if the arguments make no sense. */
  static Options of(String[] args) {
    List<Path> files = new ArrayList<>();
    int orders = 0;
    int seeds = 0;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--help")) {
        System.out.println(HELP);
        System.exit(0);
      } else if (args[i].equals("--orders")) {
        orders = count("--orders", i + 1 < args.length ? args[++i] : "");
      } else if (args[i].equals("--press")) {
        seeds = count("--press", i + 1 < args.length ? args[++i] : "");
      } else if (args[i].startsWith("-")) {
        fail("unknown option " + args[i]);
      } else if (!Files.isReadable(Path.of(args[i]))) {
        fail("no such recording: " + args[i]);
      } else {
        files.add(Path.of(args[i]));
      }
    }
    return new Options(files, orders, seeds, CYCLES);
  }

  private static int count(String option, String text) {
    if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MOST_ORDERS) {
      fail(option + " needs a number from 1 to " + MOST_ORDERS + ", got '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  private static void fail(String message) {
    System.err.println(message);
    System.err.println(HELP);
    System.exit(2);
  }
}
