package io.vertac.edge;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Recordings of real machines, kept beside the project. */
public final class SharedData {
  private SharedData() {}

  /** A recording; the test is skipped, visibly, where the folder is missing. */
  public static Path file(String name) {
    Path file = Path.of(System.getProperty("vertac.root", ".."), "..", "shared", "data", name);
    assumeThat(file).as("recordings are expected in ../shared/data of the project").exists();
    return file;
  }
}
