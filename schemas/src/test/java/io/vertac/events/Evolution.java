package io.vertac.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/** What stands between records of an older schema and readers of a newer one. */
final class Evolution {
  private final List<String> problems = new ArrayList<>();

  private Evolution() {}

  /** Empty if every record of the older schema is read by the newer one, and means the same. */
  static List<String> problems(Schema older, Schema newer) {
    Evolution evolution = new Evolution();
    SchemaPairCompatibility read = SchemaCompatibility.checkReaderWriterCompatibility(newer, older);
    read.getResult()
        .getIncompatibilities()
        .forEach(i -> evolution.problems.add(i.getLocation() + ": " + i.getMessage()));
    evolution.compareMeaning(older, newer, newer.getName());
    return evolution.problems;
  }

  /** Avro itself reads microseconds as milliseconds without complaint. */
  private void compareMeaning(Schema older, Schema newer, String where) {
    if (older.getType() != newer.getType()) {
      compareBranches(older, newer, where);
      return;
    }
    String before = older.getProp("logicalType");
    String now = newer.getProp("logicalType");
    if (!Objects.equals(before, now)) {
      problems.add("%s: logical type %s became %s".formatted(where, before, now));
    }
    switch (older.getType()) {
      case RECORD -> compareFields(older, newer, where);
      case ARRAY -> compareMeaning(older.getElementType(), newer.getElementType(), where);
      case MAP -> compareMeaning(older.getValueType(), newer.getValueType(), where);
      case UNION -> older.getTypes().forEach(branch -> compareBranches(branch, newer, where));
      default -> {
        // Nothing inside.
      }
    }
  }

  private void compareFields(Schema older, Schema newer, String where) {
    for (Schema.Field field : older.getFields()) {
      Schema.Field now = newer.getField(field.name());
      if (now != null) {
        compareMeaning(field.schema(), now.schema(), where + "." + field.name());
      }
    }
  }

  /** A field that became nullable, or one branch of a field that is. */
  private void compareBranches(Schema older, Schema newer, String where) {
    if (newer.getType() == Schema.Type.UNION) {
      newer.getTypes().stream()
          .filter(branch -> branch.getFullName().equals(older.getFullName()))
          .forEach(branch -> compareMeaning(older, branch, where));
    }
  }
}
