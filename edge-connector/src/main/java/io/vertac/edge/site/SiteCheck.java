package io.vertac.edge.site;

import static java.util.stream.Collectors.joining;

import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.gateway.ClockOffset;
import io.vertac.edge.gateway.GatewayAnswer;
import io.vertac.edge.gateway.GatewayClient;
import io.vertac.edge.intake.Channel;
import io.vertac.edge.source.SensorDescription;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tries what an {@code edge.yaml} describes, without storing or sending anything. */
public final class SiteCheck {
  private static final int UNAUTHENTICATED = 401;
  private static final int FORBIDDEN = 403;

  /** No batch, so it changes nothing; but it is looked at only if the key may send batches. */
  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

  /** The date of one answer says no more. */
  private static final double LEAST_TOLD_SECONDS = 1;

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
   * Prints what each channel of each stream gives, and whether the gateway answers and takes
   * samples with this key.
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
    CheckLines lines = new CheckLines(out);
    if (stream.source() instanceof Source.Played played) {
      return new PlayedCheck(played.machine(), lines).run();
    }
    boolean good = true;
    try (DeviceReader reader = ((Source.Device) stream.source()).reader().get()) {
      List<ChannelCheck> checks = reader.check(timeout);
      List<SensorDescription> sensors = stream.machine().sensors();
      Optional<String> common = commonProblem(checks);
      if (common.isPresent()) {
        String ids = stream.channels().stream().map(Channel::id).collect(joining(", "));
        lines.fails(ids, common.get());
        return false;
      }
      for (int i = 0; i < checks.size(); i++) {
        boolean sent = i < sensors.size();
        String unit = sent ? sensors.get(i).unit() : "";
        good &= lines.channel(stream.channels().get(i), unit, sent, checks.get(i));
      }
    }
    return good;
  }

  /** Why nothing at all was read, if it is the same for everything. */
  private static Optional<String> commonProblem(List<ChannelCheck> checks) {
    List<String> problems = checks.stream().map(ChannelCheck::problem).distinct().toList();
    return problems.size() == 1 && checks.size() > 1
        ? problems.stream().filter(problem -> !problem.isEmpty()).findFirst()
        : Optional.empty();
  }

  private boolean gateway(PrintStream out) throws InterruptedException {
    ClockOffset offset = new ClockOffset();
    GatewayClient client =
        new GatewayClient(settings.gateway(), settings.requestTimeout(), clock, offset);
    try {
      GatewayAnswer answer = client.get("/api/health");
      if (answer.ok()) {
        GatewayAnswer sent = client.post("/api/live/batch", NOTHING);
        boolean shut = sent.status() == UNAUTHENTICATED || sent.status() == FORBIDDEN;
        answer = shut ? sent : answer;
      }
      String apart = offset.seconds().isPresent() ? apart(offset.seconds().getAsDouble()) : "";
      String text = answer.ok() ? "ok" : "FAILS " + answer.explanation();
      out.printf("gateway %s: %s%s%n", settings.gateway().url(), text, apart);
      return answer.ok();
    } catch (IOException e) {
      out.printf("gateway %s: FAILS %s%n", settings.gateway().url(), e.getMessage());
      return false;
    }
  }

  private static String apart(double seconds) {
    return Math.abs(seconds) < LEAST_TOLD_SECONDS
        ? ", its clock agrees with ours"
        : String.format(
            Locale.ROOT,
            ", its clock is %.1f s %s ours",
            Math.abs(seconds),
            seconds > 0 ? "ahead of" : "behind");
  }
}
