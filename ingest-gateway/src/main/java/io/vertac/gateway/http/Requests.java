package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.cycles.Cursor;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.problem.Refusal;

/** Checked parameters of paths and queries. */
final class Requests {
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
    String text = ctx.queryParam("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (text.matches("\\d{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    }
    throw Refusal.invalid("?limit", "must be a whole number from 1 to " + MAX_LIMIT);
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
