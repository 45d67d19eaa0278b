package io.vertac.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRegistryIT {
  private static final Path HOME = Path.of(System.getProperty("vertac.registry.home"));

  @TempDir Path folder;

  @Test
  void shouldKeepSchemasAndIdsWhenStoppedAndStartedAgain() throws Exception {
    String id;
    try (EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder)) {
      registry.start();
      id = talk(registry).register("kept-value", "string");
      assertThat(id).matches("\\{\"id\":\\d+}");
    }
    try (EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder)) {
      registry.start();
      assertThat(talk(registry).subjects()).contains("kept-value");
      assertThat(talk(registry).register("kept-value", "string")).isEqualTo(id);
    }
  }

  @Test
  void shouldLeaveNoProcessWhenClosed() {
    EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder);
    long before = children();
    registry.start();
    assertThat(children()).isEqualTo(before + 1);
    registry.close();
    registry.close();
    assertThat(children()).isEqualTo(before);
    assertThatThrownBy(registry::url).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldSayWhatToDoWhenTheServerWasNotUnpacked() {
    try (EmbeddedRegistry registry = new EmbeddedRegistry(folder.resolve("nowhere"), folder)) {
      assertThatThrownBy(registry::start)
          .isInstanceOf(PartException.class)
          .hasMessageContaining("build VerTac first")
          .message()
          .hasLineCount(1);
    }
  }

  @Test
  void shouldGiveOutNoIdTwiceWhenKilledRightAfterTheFirst() throws Exception {
    String id;
    try (EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder)) {
      registry.start();
      id = talk(registry).register("kept-value", "string");
      recorded().find().orElseThrow().destroyForcibly();
    }
    try (EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder)) {
      registry.start();
      assertThat(talk(registry).register("other-value", "long")).isNotEqualTo(id);
      assertThat(talk(registry).register("kept-value", "string")).isEqualTo(id);
    }
  }

  @Test
  void shouldEndALeftoverWhenStarted() throws Exception {
    RegistryProgram program = new RegistryProgram(HOME);
    Process leftover =
        new ProcessBuilder(program.command(FreePorts.pick(1).get(0), folder.resolve("schemas")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    recorded().record(leftover.toHandle());
    await().until(() -> recorded().find().isPresent());
    try (EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder)) {
      registry.start();
      assertThat(leftover.toHandle().isAlive()).isFalse();
      assertThat(talk(registry).subjects()).isEqualTo("[]");
    }
  }

  @Test
  void shouldTakeAnotherPortWhenTheFirstOneIsTaken() throws Exception {
    try (TakenPort taken = new TakenPort();
        EmbeddedRegistry registry = new EmbeddedRegistry(HOME, folder, taken::onceThenFree)) {
      registry.start();
      assertThat(talk(registry).subjects()).isEqualTo("[]");
    }
  }

  private Leftovers recorded() {
    return new Leftovers(folder.resolve("registry.pid"), RegistryProgram.JAR_PREFIX);
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  private static RegistryTalk talk(EmbeddedRegistry registry) {
    return new RegistryTalk(registry.url());
  }
}
