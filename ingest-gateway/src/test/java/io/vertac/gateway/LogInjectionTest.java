package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The log as every service writes it. */
class LogInjectionTest {

  @Test
  void shouldKeepAnEventOnItsLineWhateverIsInIt() throws Exception {
    LoggerContext context = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LogInjectionTest.class.getResource("/logback.xml"));
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
    ListAppender<ILoggingEvent> events = new ListAppender<>();
    events.setContext(context);
    events.start();
    root.detachAppender(appender);
    root.addAppender(events);

    context
        .getLogger("io.vertac.test")
        .atWarn()
        .addKeyValue("path", "/x\r\n2026-01-01 INFO forged\u2028again\u001b[31m")
        .log("request\nfailed");
    String line =
        new String(appender.getEncoder().encode(events.list.get(0)), StandardCharsets.UTF_8);
    context.stop();

    assertThat(line.strip().lines()).hasSize(1);
    assertThat(line.strip()).doesNotContain("\r", "\u2028", "\u001b").contains("forged");
  }
}
