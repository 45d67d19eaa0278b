package io.vertac.edge.mqtt;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.CodedOutputStream;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.intake.Channel;
import io.vertac.edge.intake.SteadyClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Turns messages into readings. Used by one thread. */
final class PayloadReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long MILLISECOND = 1_000_000;
  private static final String REBIRTH = "Node Control/Rebirth";
  private static final int BOOLEAN = 11;

  private final List<MqttPoint> points;
  private final SteadyClock clock;
  private final BiConsumer<String, byte[]> publish;
  private final SparkplugNames names = new SparkplugNames();

  /**
   * @param publish for asking Sparkplug nodes to be born again
   */
  PayloadReader(List<MqttPoint> points, SteadyClock clock, BiConsumer<String, byte[]> publish) {
    this.points = points;
    this.clock = clock;
    this.publish = publish;
  }

  List<Reading> read(Message message, ReadingSink sink) {
    MqttTopic topic = MqttTopic.of(message.topic());
    List<Reading> readings = new ArrayList<>();
    List<MqttPoint> wanted = points.stream().filter(point -> point.matches(topic)).toList();
    long now = clock.next();
    for (MqttPoint point : wanted) {
      try {
        switch (point.format()) {
          case NUMBER -> number(point, message, now).ifPresent(readings::add);
          case JSON -> json(point, message, now).ifPresent(readings::add);
          case SPARKPLUG -> {}
        }
      } catch (JsonProcessingException e) {
        sink.unreadable(point.channel(), message.topic() + ": the message is no JSON");
      } catch (IOException | NumberFormatException | DateTimeException e) {
        sink.unreadable(point.channel(), message.topic() + ": " + e.getMessage());
      }
    }
    sparkplug(wanted, message, now, readings, sink);
    return readings;
  }

  /** A retained number without a time may be from last year. */
  private static Optional<Reading> number(MqttPoint point, Message message, long now) {
    if (message.retained()) {
      return Optional.empty();
    }
    String text = new String(message.payload(), StandardCharsets.UTF_8).strip();
    return Optional.of(new Reading(point.channel(), now, value(text), 1));
  }

  private static Optional<Reading> json(MqttPoint point, Message message, long now)
      throws IOException {
    if (message.retained() && point.time().isEmpty()) {
      return Optional.empty();
    }
    JsonNode payload = JSON.readTree(message.payload());
    JsonNode value = payload.at(point.value());
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    long time =
        point.time().isPresent() ? time(payload.at(point.time().get()), point.time().get()) : now;
    double quality = point.quality().map(at -> quality(payload.at(at))).orElse(1.0);
    if (value.isNumber() || value.isBoolean()) {
      double number = value.isBoolean() ? (value.booleanValue() ? 1 : 0) : value.doubleValue();
      return Optional.of(new Reading(point.channel(), time, number, quality));
    }
    String text = value.asText();
    return Optional.of(new Reading(point.channel(), time, numberOrNone(text), quality, text));
  }

  private void sparkplug(
      List<MqttPoint> wanted, Message message, long now, List<Reading> readings, ReadingSink sink) {
    List<MqttPoint> metrics =
        wanted.stream().filter(p -> p.format() == MqttPoint.Format.SPARKPLUG).toList();
    if (metrics.isEmpty() || !SparkplugNames.tells(message.topic())) {
      return;
    }
    try {
      SparkplugPayload payload = SparkplugPayload.read(message.payload());
      names.learn(message.topic(), payload);
      for (SparkplugMetric metric : payload.metrics()) {
        Optional<String> name = names.of(message.topic(), metric);
        if (name.isEmpty()) {
          publish.accept(SparkplugNames.commandTopic(message.topic()), rebirth());
          sink.unreadable(
              metrics.get(0).channel(), message.topic() + ": no birth was seen, asking for one");
          return;
        }
        metrics.stream()
            .filter(point -> point.metric().equals(name.get()))
            .forEach(point -> readings.add(reading(point, payload, metric, now)));
      }
    } catch (IOException e) {
      sink.unreadable(metrics.get(0).channel(), message.topic() + ": no Sparkplug B payload");
    }
  }

  private static Reading reading(
      MqttPoint point, SparkplugPayload payload, SparkplugMetric metric, long now) {
    long millis = metric.timeMillis() == 0 ? payload.timeMillis() : metric.timeMillis();
    return new Reading(
        point.channel(),
        millis == 0 ? now : millis * MILLISECOND,
        metric.value(),
        metric.qualityShare(),
        metric.text());
  }

  private static double value(String text) {
    return switch (text) {
      case "true" -> 1;
      case "false" -> 0;
      default -> {
        double number = numberOrNone(text);
        if (Double.isNaN(number)) {
          throw new NumberFormatException(Channel.notANumber(text));
        }
        yield number;
      }
    };
  }

  private static double numberOrNone(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double quality(JsonNode found) {
    if (found.isBoolean()) {
      return found.booleanValue() ? 1 : 0;
    }
    return found.isNumber() ? Math.max(0, Math.min(1, found.doubleValue())) : 1;
  }

  /** ISO 8601, or a number since 1970 whose size tells seconds, milli-, micro- or nanoseconds. */
  private static long time(JsonNode found, JsonPointer where) {
    if (found.isNumber()) {
      int toNanos = decimalsToNanos(Math.abs(found.doubleValue()));
      return found.decimalValue().movePointRight(toNanos).longValue();
    }
    if (found.isTextual()) {
      Instant instant = instant(found.textValue(), where);
      return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
    throw new DateTimeException("no time at " + where);
  }

  private static Instant instant(String text, JsonPointer where) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new DateTimeException(
          "'%s' at %s is no time such as 2026-01-31T12:00:00.5Z".formatted(text, where), e);
    }
  }

  private static int decimalsToNanos(double since1970) {
    if (since1970 < 1e11) {
      return 9;
    }
    if (since1970 < 1e14) {
      return 6;
    }
    return since1970 < 1e17 ? 3 : 0;
  }

  private static byte[] rebirth() throws IOException {
    ByteArrayOutputStream metric = new ByteArrayOutputStream();
    CodedOutputStream fields = CodedOutputStream.newInstance(metric);
    fields.writeString(1, REBIRTH);
    fields.writeUInt32(4, BOOLEAN);
    fields.writeBool(14, true);
    fields.flush();
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    CodedOutputStream whole = CodedOutputStream.newInstance(payload);
    whole.writeByteArray(2, metric.toByteArray());
    whole.flush();
    return payload.toByteArray();
  }
}
