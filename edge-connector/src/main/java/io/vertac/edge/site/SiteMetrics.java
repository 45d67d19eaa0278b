package io.vertac.edge.site;

import io.vertac.edge.gateway.ClockOffset;
import io.vertac.edge.metrics.PrometheusText;
import io.vertac.edge.progress.EdgeCounts;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What can be told about a connector in numbers. */
final class SiteMetrics {
  private static final String PREFIX = "vertac_edge_";

  private record Metric(
      String name, String type, String help, ToDoubleFunction<StreamRunner> value) {}

  private SiteMetrics() {}

  static String text(List<StreamRunner> runners, ClockOffset offset, Clock clock) {
    PrometheusText text = new PrometheusText();
    for (Metric metric : metrics(clock)) {
      String name = PREFIX + metric.name();
      text.metric(name, metric.type(), metric.help());
      for (StreamRunner runner : runners) {
        text.value(name, runner.settings().key(), metric.value().applyAsDouble(runner));
      }
    }
    if (offset.seconds().isPresent()) {
      String name = PREFIX + "clock_offset_seconds";
      text.metric(name, "gauge", "How far the gateway's clock is ahead of this one.");
      text.value(name, "", offset.seconds().getAsDouble());
    }
    return text.toString();
  }

  static String line(List<StreamRunner> runners) {
    return "read=%d stored=%d sent=%d acknowledged=%d rejected=%d unreadable=%d dropped=%d backlog=%d"
        .formatted(
            sum(runners, SiteMetrics::read),
            sum(runners, r -> r.outboxCounts().stored()),
            sum(runners, r -> counts(r).sent()),
            sum(runners, r -> counts(r).acknowledged()),
            sum(runners, r -> counts(r).rejected()),
            sum(runners, SiteMetrics::unreadable),
            sum(runners, r -> r.outbox().status().dropped()),
            sum(runners, r -> r.outbox().sampleCount()));
  }

  private static List<Metric> metrics(Clock clock) {
    return List.of(
        counter("samples_read_total", "Samples that the source gave.", SiteMetrics::read),
        counter("samples_stored_total", "Samples on disk.", r -> r.outboxCounts().stored()),
        counter("samples_sent_total", "Samples sent at least once.", r -> counts(r).sent()),
        counter(
            "samples_acknowledged_total",
            "Samples that the gateway has.",
            r -> counts(r).acknowledged()),
        counter(
            "samples_rejected_total",
            "Samples that the gateway will never take; they are in quarantine.",
            r -> counts(r).rejected()),
        counter(
            "samples_dropped_total",
            "Samples given up because a limit of the outbox was reached.",
            r -> r.outbox().status().dropped()),
        counter(
            "readings_unreadable_total",
            "Values that could not be read and were not sent.",
            SiteMetrics::unreadable),
        counter(
            "readings_repeated_total",
            "Readings that the source gave twice.",
            r -> r.intakeCounts().repeated()),
        counter(
            "readings_retimed_total",
            "Readings whose time could not be true and was replaced.",
            r -> r.intakeCounts().retimed()),
        counter(
            "source_losses_total",
            "How often the source said that it lost readings.",
            r -> r.intakeCounts().lost()),
        counter(
            "source_reconnects_total",
            "How often the source had to be connected again.",
            r -> r.intakeCounts().reconnects()),
        gauge(
            "source_connected",
            "Whether the source answers.",
            r -> r.intakeCounts().connected() ? 1 : 0),
        counter("retries_total", "Requests that were repeated.", r -> counts(r).retries()),
        counter(
            "outbox_quarantined_total",
            "Outbox files that were damaged and moved away.",
            r -> r.outboxCounts().quarantined()),
        gauge("backlog_samples", "Samples in the outbox.", r -> r.outbox().status().samples()),
        gauge("backlog_bytes", "Bytes of samples in the outbox.", r -> r.outbox().status().bytes()),
        gauge(
            "backlog_oldest_seconds",
            "Age of the oldest sample in the outbox.",
            r -> age(r, clock)),
        gauge("gaps_pending", "Losses not yet reported.", r -> r.outbox().status().gaps()),
        gauge(
            "disk_waiting",
            "Whether the disk takes nothing at the moment.",
            r -> r.outboxCounts().isWaitingForDisk() ? 1 : 0));
  }

  private static Metric counter(String name, String help, ToDoubleFunction<StreamRunner> value) {
    return new Metric(name, "counter", help, value);
  }

  private static Metric gauge(String name, String help, ToDoubleFunction<StreamRunner> value) {
    return new Metric(name, "gauge", help, value);
  }

  private static EdgeCounts counts(StreamRunner runner) {
    return runner.tally().counts();
  }

  private static long read(StreamRunner runner) {
    return runner.intakeCounts().read() + counts(runner).read();
  }

  private static long unreadable(StreamRunner runner) {
    return runner.intakeCounts().unreadable() + counts(runner).unreadable();
  }

  private static double age(StreamRunner runner, Clock clock) {
    long oldest = runner.outbox().status().oldestMillis();
    return oldest == 0 ? 0 : Math.max(0, clock.millis() - oldest) / 1000.0;
  }

  private static long sum(List<StreamRunner> runners, ToDoubleFunction<StreamRunner> value) {
    return (long) runners.stream().mapToDouble(value).sum();
  }
}
