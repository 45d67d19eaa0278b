package io.vertac.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MDC;

class LogFormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void shouldWriteOneObjectALineWhenJsonIsAskedFor() throws Exception {
    List<JsonNode> lines = json(LogFormatTest::ordinary);
    assertThat(lines).hasSize(2);
    JsonNode first = lines.get(0);
    assertThat(first.get("level").textValue()).isEqualTo("INFO");
    assertThat(first.get("logger").textValue()).isEqualTo("io.vertac.Test");
    assertThat(first.get("message").textValue()).isEqualTo("said \"hello\"");
    assertThat(Instant.parse(first.get("timestamp").textValue())).isBefore(Instant.now());
    assertThat(first.get("fields")).isEqualTo(JSON.createObjectNode().put("streamId", "s1"));
    assertThat(first.has("traceId")).isFalse();
    assertThat(lines.get(1).has("fields")).isFalse();
    assertThat(lines.get(1).get("error").textValue()).contains("it broke");
  }

  @Test
  void shouldKeepEachEventOnItsLineWhateverIsInIt() throws Exception {
    String odd = "a\r\nb \"c\" \\ {\"d\":1}\u2028\u0000\u001b[31m\ud83d\ude00 \ud83d";
    List<JsonNode> lines =
        json(
            log -> {
              log.atInfo().addKeyValue("streamId", odd).addKeyValue(odd, "x").log(odd + "{}", odd);
              log.atWarn().setCause(new IllegalStateException(odd)).log("told");
            });
    assertThat(lines).hasSize(2);
    String written = odd.substring(0, odd.length() - 1);
    assertThat(lines.get(0).at("/fields/streamId").textValue()).startsWith(written);
    assertThat(lines.get(0).get("message").textValue()).startsWith(written);
    assertThat(lines.get(1).get("error").textValue()).contains(written);
  }

  @Test
  void shouldWriteNumbersAsNumbersAndEverythingElseAsItSaysOfItself() throws Exception {
    JsonNode fields =
        json(log ->
                log.atInfo()
                    .addKeyValue("partition", 3)
                    .addKeyValue("offset", 1L << 40)
                    .addKeyValue("final", true)
                    .addKeyValue("share", Double.NaN)
                    .addKeyValue("after", Duration.ofSeconds(2))
                    .addKeyValue("none", (Object) null)
                    .addKeyValue("secret", new Secret("hunter2"))
                    .log("told"))
            .get(0)
            .get("fields");
    assertThat(fields.toString())
        .isEqualTo(
            "{\"partition\":3,\"offset\":1099511627776,\"final\":true,\"share\":\"NaN\","
                + "\"after\":\"PT2S\",\"none\":null,\"secret\":\"Secret[***]\"}");
  }

  @Test
  void shouldWriteTheTraceWhileThereIsOne() throws Exception {
    List<JsonNode> lines =
        json(
            log -> {
              try (LoggedTrace trace = LoggedTrace.of(TRACE)) {
                log.info("within");
              }
              log.info("after");
              try (LoggedTrace trace = LoggedTrace.of("00-nonsense")) {
                log.info("nonsense");
              }
            });
    assertThat(lines.get(0).get("traceId").textValue())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(lines.subList(1, 3)).noneMatch(line -> line.has("traceId"));
  }

  private record Secret(String value) {
    @Override
    public String toString() {
      return "Secret[***]";
    }
  }

  @Test
  void shouldWriteTextWhenNothingIsAskedFor() throws Exception {
    assertThat(logged(null, LogFormatTest::ordinary))
        .contains("INFO")
        .contains("said \"hello\" streamId=\"s1\"");
  }

  @Test
  void shouldNotReportABatchThatTheBrokerIsSentAgain() throws Exception {
    Consumer<Logger> refused =
        log -> {
          Logger broker =
              ((ch.qos.logback.classic.Logger) log)
                  .getLoggerContext()
                  .getLogger("kafka.server.ReplicaManager");
          broker.error("overtaken", new OutOfOrderSequenceException("1, not 0"));
          broker.error("worse", new KafkaStorageException("disk full"));
        };
    assertThat(logged(null, refused)).doesNotContain("overtaken").contains("worse");
    assertThat(logged("json", refused)).doesNotContain("overtaken").contains("worse");
  }

  private static void ordinary(Logger log) {
    log.atInfo().addKeyValue("streamId", "s1").log("said \"{}\"", "hello");
    log.atWarn().setCause(new IllegalStateException("it broke")).log("told");
  }

  /** Every line, which has to be an object. */
  private static List<JsonNode> json(Consumer<Logger> events) throws Exception {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : logged("json", events).split("\n")) {
      objects.add(JSON.readTree(line));
      assertThat(objects.get(objects.size() - 1).isObject()).as(line).isTrue();
    }
    return objects;
  }

  private static String logged(String format, Consumer<Logger> events) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    // The one that this process writes to.
    context.setMDCAdapter((LogbackMDCAdapter) MDC.getMDCAdapter());
    try {
      System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
      if (format != null) {
        context.putProperty("LOG_FORMAT", format);
      }
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
      events.accept(context.getLogger("io.vertac.Test"));
    } finally {
      context.stop();
      System.setErr(before);
    }
    return written.toString(StandardCharsets.UTF_8);
  }
}
