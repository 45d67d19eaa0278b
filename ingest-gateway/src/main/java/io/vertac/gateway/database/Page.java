package io.vertac.gateway.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param nextCursor where the next part begins; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String nextCursor) {

  /**
   * @param found at least one more than asked for, if there are more
   * @param cursorAfter what the next page begins after, given this page's last item
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> cursorAfter) {
    if (found.size() <= limit) {
      return new Page<>(List.copyOf(found), null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    return new Page<>(items, cursorAfter.apply(items.get(limit - 1)).text());
  }
}
