package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.database.Page;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.problem.RefusalKind;
import io.vertac.gateway.reads.DatabaseReads;
import io.vertac.gateway.streams.StreamDirectory;
import io.vertac.gateway.streams.StreamState;
import io.vertac.gateway.streams.StreamViews;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** The calls that show streams and their cycles. */
final class StreamRoutes {
  private static final Comparator<StreamState> NEWEST_FIRST =
      Comparator.comparingLong(StreamRoutes::registeredMicros)
          .thenComparing(StreamRoutes::id)
          .reversed();

  private final StreamDirectory directory;
  private final DatabaseReads database;
  private final Answers answers;

  StreamRoutes(StreamDirectory directory, DatabaseReads database, Answers answers) {
    this.directory = directory;
    this.database = database;
    this.answers = answers;
  }

  void status(Context ctx) {
    String streamId = Requests.pathUuid(ctx, "stream_id");
    answers.later(ctx, directory.require(streamId), StreamViews::status);
  }

  void streams(Context ctx) {
    int limit = Requests.limit(ctx);
    Cursor after = Requests.cursor(ctx);
    List<StreamState> found =
        directory.all().stream()
            .filter(stream -> after == null || comesAfter(stream, after))
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    Page<StreamState> page =
        Page.of(found, limit, last -> new Cursor(registeredMicros(last), id(last)));
    Answers.now(
        ctx,
        new Streams(page.items().stream().map(StreamViews::stream).toList(), page.nextCursor()));
  }

  void cycles(Context ctx) {
    String streamId = Requests.pathUuid(ctx, "stream_id");
    int limit = Requests.limit(ctx);
    Cursor after = Requests.cursor(ctx);
    answers.later(
        ctx,
        directory.require(streamId),
        stream -> {
          Page<?> page = database.cycles().cyclesOf(streamId, limit, after);
          return new Cycles(page.items(), page.nextCursor());
        });
  }

  /**
   * @throws Refusal 404 if it is unknown, 503 without a database
   */
  String streamOfCycle(String cycleId) {
    return database
        .cycles()
        .streamOf(cycleId)
        .orElseThrow(() -> Refusal.of(RefusalKind.UNKNOWN, "unknown_cycle", "unknown cycle"));
  }

  private static boolean comesAfter(StreamState stream, Cursor cursor) {
    long micros = registeredMicros(stream);
    return micros < cursor.number()
        || (micros == cursor.number() && id(stream).compareTo(cursor.id()) < 0);
  }

  private static long registeredMicros(StreamState stream) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, stream.registered().getRegisteredAt());
  }

  private static String id(StreamState stream) {
    return stream.registered().getStreamId();
  }

  record Streams(List<StreamViews.Stream> streams, String nextCursor) {}

  record Cycles(List<?> cycles, String nextCursor) {}
}
