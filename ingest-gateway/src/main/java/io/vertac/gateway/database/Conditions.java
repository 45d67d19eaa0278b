package io.vertac.gateway.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The conditions of a query, as many as were asked for: the planner sees no others. */
public final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param sql with a question mark for each value
   */
  public Conditions and(String sql, Object... bound) {
    texts.add(sql);
    values.addAll(List.of(bound));
    return this;
  }

  /** The same, unless there is no value. */
  public Conditions andIf(String sql, Object value) {
    return value == null ? this : and(sql, value);
  }

  /** To stand behind WHERE. */
  public String sql() {
    return texts.stream().collect(Collectors.joining(") AND (", "(", ")"));
  }

  /**
   * @return the position of the next parameter
   */
  public int bind(PreparedStatement query) throws SQLException {
    int index = 1;
    for (Object value : values) {
      query.setObject(index++, value);
    }
    return index;
  }
}
