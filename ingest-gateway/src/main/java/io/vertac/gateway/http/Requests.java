package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.database.Cursor;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.input.IsoTime;
import io.vertac.gateway.problem.Refusal;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** Checked parameters of paths and queries. */
final class Requests {
  static final Set<String> SEVERITIES = Set.of("normal", "warning", "critical");

  private static final Set<String> FLAGS = Set.of("true", "false");
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 1000;

  private Requests() {}

  /**
   * @throws Refusal 422 if it is not a UUID
   */
  static String pathUuid(Context ctx, String name) {
    return uuid(ctx.pathParam(name), name);
  }

  /**
   * @throws Refusal 422 if it is missing or not a UUID
   */
  static String queryUuid(Context ctx, String name) {
    String value = ctx.queryParam(name);
    if (value == null) {
      throw Refusal.invalid("?" + name, "is missing");
    }
    return uuid(value, "?" + name);
  }

  /**
   * @throws Refusal 422 if it is not from 1 to 1000
   */
  static int limit(Context ctx) {
    return number(ctx, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
  }

  /**
   * @throws Refusal 422 if it is no whole number within the bounds
   */
  static int number(Context ctx, String name, int defaultValue, int min, int max) {
    String text = ctx.queryParam(name);
    return text == null ? defaultValue : number(name, text, min, max);
  }

  /**
   * @throws Refusal 422 if it is no whole number within the bounds
   */
  static int number(String name, String text, int min, int max) {
    if (text.matches("\\d{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw Refusal.invalid("?" + name, "must be a whole number from %d to %d".formatted(min, max));
  }

  /**
   * Null if it is missing.
   *
   * @throws Refusal 422 if it is not ISO 8601 with an offset
   */
  static Instant optionalTime(Context ctx, String name) {
    String text = ctx.queryParam(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    // A plus sign that nobody escaped arrives as a space.
    Instant time = IsoTime.instant(text.replace(' ', '+'));
    if (time == null) {
      throw Refusal.invalid("?" + name, "must be an ISO 8601 time with an offset or Z");
    }
    return time;
  }

  /**
   * Null if it is missing.
   *
   * @throws Refusal 422 if it is not a UUID
   */
  static String optionalUuid(Context ctx, String name) {
    return ctx.queryParam(name) == null ? null : queryUuid(ctx, name);
  }

  /**
   * Null if it is missing.
   *
   * @throws Refusal 422 if it is not true or false
   */
  static Boolean optionalFlag(Context ctx, String name) {
    String word = optionalWord(ctx, name, FLAGS);
    return word == null ? null : Boolean.valueOf(word);
  }

  /**
   * Null if it is missing.
   *
   * @throws Refusal 422 if it is none of the words
   */
  static String optionalWord(Context ctx, String name, Set<String> allowed) {
    String word = ctx.queryParam(name);
    if (word != null && !allowed.contains(word)) {
      throw Refusal.invalid("?" + name, "must be one of " + new TreeSet<>(allowed));
    }
    return word;
  }

  /** Null for the first page. */
  static Cursor cursor(Context ctx) {
    String text = ctx.queryParam("cursor");
    return text == null || text.isEmpty() ? null : Cursor.parse(text);
  }

  private static String uuid(String value, String name) {
    if (!AllowList.isUuid(value)) {
      throw Refusal.invalid(name, AllowList.UUID_RULE);
    }
    return AllowList.canonicalUuid(value);
  }
}
