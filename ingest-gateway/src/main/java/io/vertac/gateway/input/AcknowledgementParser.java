package io.vertac.gateway.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertac.gateway.problem.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads and checks what comes with an acknowledgement. */
public final class AcknowledgementParser {
  static final int MAX_ALERTS = 500;
  static final int MAX_COMMENT = 1_000;
  private static final String COMMENT_RULE =
      "must be at most " + MAX_COMMENT + " characters without control characters";

  private AcknowledgementParser() {}

  /**
   * Of the one alert that the path names.
   *
   * @param body may be empty
   * @param caller who acknowledges without giving a name
   * @throws Refusal 400 not JSON, 422 not an acknowledgement
   */
  public static AcknowledgementInput one(byte[] body, String caller) {
    Fields fields =
        Fields.of(body.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonInput.tree(body));
    return input(fields, List.of(), caller);
  }

  /**
   * Of the alerts that the body names.
   *
   * @param caller who acknowledges without giving a name
   * @throws Refusal 400 not JSON, 422 not an acknowledgement
   */
  public static AcknowledgementInput several(byte[] body, String caller) {
    Fields fields = Fields.of(JsonInput.tree(body));
    return input(fields, alertIds(fields), caller);
  }

  private static AcknowledgementInput input(Fields fields, List<String> alertIds, String caller) {
    String by =
        fields.optional(
            "acknowledged_by",
            name -> name.isBlank() || AllowList.isTitle(name),
            AllowList.TITLE_RULE,
            caller);
    String comment =
        fields.optional("comment", text -> AllowList.isLine(text, MAX_COMMENT), COMMENT_RULE, "");
    fields.refuseIfAny();
    return new AcknowledgementInput(alertIds, by.isBlank() ? caller : by, comment);
  }

  private static List<String> alertIds(Fields fields) {
    JsonNode ids = fields.node("alert_ids");
    if (ids == null || !ids.isArray() || ids.isEmpty() || ids.size() > MAX_ALERTS) {
      fields.fail("alert_ids", "must be an array of 1 to " + MAX_ALERTS + " alert ids");
      return List.of();
    }
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i).isTextual() && AllowList.isUuid(ids.get(i).textValue())) {
        found.add(AllowList.canonicalUuid(ids.get(i).textValue()));
      } else {
        fields.fail("alert_ids/" + i, AllowList.UUID_RULE);
      }
    }
    return List.copyOf(found);
  }
}
