package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnOutputMutedTest {
  private final PrintStream out = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(out);
  }

  @Test
  void shouldLetOnlyOthersPrintWhenOpen() throws Exception {
    try (OwnOutputMuted muted = new OwnOutputMuted()) {
      System.out.println("mine");
      Thread other = new Thread(() -> System.out.println("theirs"));
      other.start();
      other.join();
    }
    System.out.println("mine again");
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("theirs", "mine again");
  }

  @Test
  void shouldLeaveTheStreamWhenSomebodyPutTheirOwnMeanwhile() {
    PrintStream theirs = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (OwnOutputMuted muted = new OwnOutputMuted()) {
      System.setOut(theirs);
    }
    assertThat(System.out).isSameAs(theirs);
  }
}
