package io.vertac.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertac.embedded.EmbeddedKafka;
import io.vertac.embedded.EmbeddedRegistry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vertac keys} as it is typed, on a real Kafka and registry. */
class KeysCommandIT {
  @TempDir private Path folder;
  private EmbeddedKafka kafka;
  private EmbeddedRegistry registry;

  @BeforeEach
  void start() {
    kafka = new EmbeddedKafka(folder.resolve("kafka"));
    registry = new EmbeddedRegistry(PlatformOptions.registryHome(), folder.resolve("registry"));
    kafka.start();
    registry.start();
    EndpointsFile.write(
        folder,
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
            "SCHEMA_REGISTRY_URL", registry.url()),
        "http://127.0.0.1:1");
  }

  @AfterEach
  void stop() {
    registry.close();
    kafka.close();
  }

  @Test
  void shouldShowWhatBecameOfEachKey() {
    String stream = UUID.randomUUID().toString();
    Typed forever = type("create", "--role", "edge", "--name", "Press 7", "--stream", stream);
    Typed limited = type("create", "--role", "viewer", "--expires-days", "30");
    assertThat(forever.code()).isZero();
    assertThat(forever.err()).contains("warning: no stream has the id " + stream);
    assertThat(limited.err()).doesNotContain("warning");
    String id = forever.out().strip().split("_")[1];
    String limitedId = limited.out().strip().split("_")[1];

    assertThat(line(id)).matches(id + "  edge +active +\\S+Z +- +Press 7 " + stream);
    assertThat(line(limitedId)).matches(limitedId + "  viewer +active +\\S+Z +\\S+Z *");
    assertThat(type("revoke", id).out()).startsWith("revoked: " + id);
    assertThat(line(id)).matches(id + "  edge +revoked +\\S+Z +\\S+Z +Press 7 " + stream);
    Typed again = type("revoke", id);
    assertThat(again.code()).isZero();
    assertThat(again.out()).matches("already revoked at \\S+Z: " + id + " \\(edge\\)\\s*");
    Typed unknown = type("revoke", "0123456789ab");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("0123456789ab", "vertac keys list");
    assertThat(type("list").out()).doesNotContain(forever.out().strip().split("_", 3)[2]);
  }

  private String line(String id) {
    return type("list").out().lines().filter(l -> l.startsWith(id)).findFirst().orElseThrow();
  }

  private Typed type(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "keys";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data-dir";
    all[arguments.length + 2] = folder.toString();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      int code = Vertac.run(all);
      return new Typed(
          code, printed.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private record Typed(int code, String out, String err) {}
}
