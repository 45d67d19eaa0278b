package io.vertac.edge.site;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.Reading;
import io.vertac.edge.gateway.ClockOffset;
import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.gateway.GatewayClient;
import io.vertac.edge.gateway.RequestJson;
import io.vertac.edge.intake.Channel;
import io.vertac.edge.source.SensorDescription;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tries what an {@code edge.yaml} describes, without storing or sending anything. */
public final class SiteCheck {
  private final SiteSettings settings;
  private final Duration timeout;
  private final Clock clock;

  /**
   * @param timeout for each device
   */
  public SiteCheck(SiteSettings settings, Duration timeout, Clock clock) {
    this.settings = settings;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Prints what each channel of each stream gives, and whether the gateway answers.
   *
   * @return whether everything answered
   */
  public boolean run(PrintStream out) throws InterruptedException {
    boolean good = true;
    for (StreamSettings stream : settings.streams()) {
      out.println(stream.key());
      good &= stream(stream, out);
    }
    return good & gateway(out);
  }

  private boolean stream(StreamSettings stream, PrintStream out) throws InterruptedException {
    if (stream.source() instanceof Source.Played played) {
      for (SensorDescription sensor : played.machine().machine().sensors()) {
        out.printf("  ok    %-24s %s %s%n", sensor.id(), sensor.name(), sensor.unit());
      }
      return true;
    }
    boolean good = true;
    try (DeviceReader reader = ((Source.Device) stream.source()).reader().get()) {
      List<ChannelCheck> checks = reader.check(timeout);
      for (int i = 0; i < checks.size(); i++) {
        good &= channel(stream, i, checks.get(i), out);
      }
    }
    return good;
  }

  private static boolean channel(
      StreamSettings stream, int number, ChannelCheck check, PrintStream out) {
    Channel channel = stream.channels().get(number);
    List<SensorDescription> sensors = stream.machine().sensors();
    String unit = number < sensors.size() ? sensors.get(number).unit() : "";
    if (check.reading().isEmpty()) {
      out.printf("  FAILS %-24s %s: %s%n", channel.id(), check.address(), check.problem());
      return false;
    }
    Reading reading = check.reading().get();
    String value =
        reading.text().isEmpty()
            ? String.format(Locale.ROOT, "%.6g %s", mapped(channel, reading), unit)
            : reading.text();
    out.printf(
        "  ok    %-24s %s = %s (quality %s, %s)%n",
        channel.id(),
        check.address(),
        value.strip(),
        reading.quality(),
        RequestJson.iso(reading.timeNanos()));
    return true;
  }

  private static double mapped(Channel channel, Reading reading) {
    return reading.value() * channel.scale() + channel.offset();
  }

  private boolean gateway(PrintStream out) throws InterruptedException {
    ClockOffset offset = new ClockOffset();
    GatewayClient client =
        new GatewayClient(settings.gateway(), settings.requestTimeout(), clock, offset);
    try {
      GatewayAnswer answer = client.get("/api/health");
      String apart =
          offset.seconds().isPresent()
              ? String.format(
                  Locale.ROOT, ", its clock is %.1f s ahead", offset.seconds().getAsDouble())
              : "";
      String text = answer.ok() ? "ok" : "FAILS " + answer.explanation();
      out.printf("gateway %s: %s%s%n", settings.gateway().url(), text, apart);
      return answer.ok();
    } catch (IOException e) {
      out.printf("gateway %s: FAILS %s%n", settings.gateway().url(), e);
      return false;
    }
  }
}
