package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.events.CycleState;
import io.vertac.gateway.cycles.StreamHealth;
import io.vertac.gateway.database.Columns;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.reads.DatabaseReads;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.gateway.streams.StreamOverview;
import io.vertac.gateway.streams.StreamState;
import io.vertac.gateway.streams.StreamViews;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code GET /api/live/streams}: all machines, how they stand and how healthy they were lately. */
final class StreamListRoute {
  private static final Set<String> STATES =
      Arrays.stream(CycleState.values()).map(CycleState::name).collect(Collectors.toSet());
  private static final int MAX_QUERY = 200;

  private static final Comparator<StreamState> NEWEST_FIRST =
      Comparator.comparingLong(StreamListRoute::registeredMicros)
          .thenComparing(StreamListRoute::id)
          .reversed();

  private final StreamDirectory directory;
  private final DatabaseReads database;

  StreamListRoute(StreamDirectory directory, DatabaseReads database) {
    this.directory = directory;
    this.database = database;
  }

  void list(Context ctx) {
    int limit = Requests.limit(ctx);
    Cursor after = Requests.cursor(ctx);
    Boolean sensors = Requests.optionalFlag(ctx, "sensors");
    List<StreamState> found =
        directory.all().stream()
            .filter(stream -> after == null || comesAfter(stream, after))
            .filter(wanted(ctx))
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    Page<StreamState> page =
        Page.of(found, limit, last -> new Cursor(registeredMicros(last), id(last)));
    Answers.now(
        ctx,
        new Streams(overviews(page.items(), !Boolean.FALSE.equals(sensors)), page.nextCursor()));
  }

  private Predicate<StreamState> wanted(Context ctx) {
    String state = Requests.optionalWord(ctx, "state", STATES);
    String severity = Requests.optionalWord(ctx, "severity", Requests.SEVERITIES);
    String text = ctx.queryParam("q");
    if (text != null && text.length() > MAX_QUERY) {
      throw Refusal.invalid("?q", "must have at most " + MAX_QUERY + " characters");
    }
    Predicate<StreamState> wanted = stream -> true;
    if (text != null && !text.isBlank()) {
      String part = text.strip().toLowerCase(Locale.ROOT);
      wanted = wanted.and(stream -> isNamed(stream, part));
    }
    if (state != null) {
      wanted = wanted.and(stream -> StreamViews.cycle(stream).state().equals(state));
    }
    if (severity != null) {
      Set<String> those = database.health().ofSeverity(severity);
      wanted = wanted.and(stream -> those.contains(id(stream)));
    }
    return wanted;
  }

  private static boolean isNamed(StreamState stream, String part) {
    return stream.registered().getDeviceName().toLowerCase(Locale.ROOT).contains(part)
        || stream.registered().getStreamName().toLowerCase(Locale.ROOT).contains(part)
        || id(stream).startsWith(part);
  }

  private List<StreamOverview> overviews(List<StreamState> streams, boolean sensors) {
    Map<String, StreamHealth> health = health(streams);
    return streams.stream()
        .map(
            stream -> {
              StreamHealth of = health.get(id(stream));
              StreamViews.Stream shown = StreamViews.stream(stream);
              return new StreamOverview(
                  sensors ? shown : shown.withoutSensors(),
                  StreamViews.cycle(stream),
                  of,
                  of == null ? null : Long.valueOf(of.openAlerts()),
                  of == null ? null : Long.valueOf(of.openCriticalAlerts()));
            })
        .toList();
  }

  /** What Kafka tells is shown in any case; the database only adds to it. */
  private Map<String, StreamHealth> health(List<StreamState> streams) {
    if (streams.isEmpty()) {
      return Map.of();
    }
    try {
      return database.health().of(streams.stream().map(StreamListRoute::id).toList());
    } catch (Refusal databaseIsAway) {
      return Map.of();
    }
  }

  private static boolean comesAfter(StreamState stream, Cursor cursor) {
    long micros = registeredMicros(stream);
    return micros < cursor.number()
        || (micros == cursor.number() && id(stream).compareTo(cursor.id()) < 0);
  }

  private static long registeredMicros(StreamState stream) {
    return Columns.micros(stream.registered().getRegisteredAt());
  }

  private static String id(StreamState stream) {
    return stream.registered().getStreamId();
  }

  record Streams(List<StreamOverview> streams, String nextCursor) {}
}
