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
import org.junit.jupiter.api.Test;

class LogFormatTest {

  @Test
  void shouldWriteOneObjectALineWhenJsonIsAskedFor() throws Exception {
    String[] lines = logged("json").split("\n");
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines[0]);
    assertThat(first.get("level").textValue()).isEqualTo("INFO");
    assertThat(first.get("loggerName").textValue()).isEqualTo("io.vertac.Test");
    assertThat(first.get("formattedMessage").textValue()).isEqualTo("said \"hello\"");
    assertThat(first.get("kvpList").get(0).get("streamId").textValue()).isEqualTo("s1");
    JsonNode second = new ObjectMapper().readTree(lines[1]);
    assertThat(second.get("throwable").toString()).contains("it broke");
  }

  @Test
  void shouldWriteTextWhenNothingIsAskedFor() throws Exception {
    assertThat(logged(null)).contains("INFO").contains("said \"hello\" streamId=\"s1\"");
  }

  private static String logged(String format) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    try {
      System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
      if (format != null) {
        context.putProperty("LOG_FORMAT", format);
      }
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
      var log = context.getLogger("io.vertac.Test");
      log.atInfo().addKeyValue("streamId", "s1").log("said \"{}\"", "hello");
      log.atWarn().setCause(new IllegalStateException("it broke")).log("told");
    } finally {
      context.stop();
      System.setErr(before);
    }
    return written.toString(StandardCharsets.UTF_8);
  }
}
