package io.vertac.gateway.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertac.gateway.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Reads and checks what comes with a cycle command: body, query and header. */
public final class CommandParser {
  static final int MAX_METADATA_BYTES = 64 * 1024;
  private static final List<String> LABELS = List.of("good", "bad", "ignore", "none");
  private static final List<String> REASONS = List.of("manual_abort", "connection_lost");

  private CommandParser() {}

  /**
   * @param body may be empty
   * @param queryTimestamp null if there is none; the body's goes first
   * @param idempotencyKey the header of that name, null if there is none; the body's command_id
   *     goes first
   * @throws Refusal 400 not JSON, 422 not a command
   */
  public static CommandInput parse(
      byte[] body, String queryTimestamp, String idempotencyKey, Instant now) {
    JsonNode tree = isBlank(body) ? JsonNodeFactory.instance.objectNode() : JsonInput.tree(body);
    Fields fields = Fields.of(tree);
    requireToken(idempotencyKey);
    String commandId =
        fields.optional("command_id", AllowList::isToken, AllowList.TOKEN_RULE, idempotencyKey);
    String reason = fields.optional("reason", REASONS::contains, "must be one of " + REASONS, null);
    String abortedBy =
        fields.optional("aborted_by", AllowList::isTitle, AllowList.TITLE_RULE, null);
    String cycleId = fields.optional("cycle_id", AllowList::isUuid, AllowList.UUID_RULE, null);
    String label = fields.optional("label", LABELS::contains, "must be one of " + LABELS, null);
    Instant timestamp = timestamp(fields, decoded(queryTimestamp), TimeWindow.at(now));
    String metadata = metadata(fields);
    fields.refuseIfAny();
    return new CommandInput(
        commandId,
        timestamp,
        metadata,
        reason,
        abortedBy,
        cycleId == null ? null : AllowList.canonicalUuid(cycleId),
        label);
  }

  /**
   * @throws Refusal 422 if the header is there and cannot be used
   */
  public static void requireToken(String idempotencyKey) {
    if (idempotencyKey != null && !AllowList.isToken(idempotencyKey)) {
      throw Refusal.invalid("Idempotency-Key", AllowList.TOKEN_RULE);
    }
  }

  /** A plus sign that was not percent-encoded in a query arrives as a space. */
  private static String decoded(String queryTimestamp) {
    return queryTimestamp == null ? null : queryTimestamp.replace(' ', '+');
  }

  private static Instant timestamp(Fields fields, String queryTimestamp, TimeWindow window) {
    String text = fields.optional("timestamp", any -> true, "", queryTimestamp);
    if (text == null) {
      return null;
    }
    String complaint = window.complaint(IsoTime.epochNanos(text));
    if (complaint != null) {
      fields.fail("timestamp", complaint);
      return null;
    }
    return IsoTime.instant(text);
  }

  private static String metadata(Fields fields) {
    JsonNode node = fields.node("metadata");
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      fields.fail("metadata", "must be an object");
      return null;
    }
    if (!isStorable(node)) {
      fields.fail("metadata", "has a number that is larger than any double");
    }
    String text = JsonInput.text(node);
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_METADATA_BYTES) {
      fields.fail("metadata", "must be at most " + MAX_METADATA_BYTES + " bytes as JSON");
    }
    return text;
  }

  /** JSON's numbers have no end; those of everything that reads the metadata do. */
  private static boolean isStorable(JsonNode node) {
    if (node.isNumber()) {
      return Double.isFinite(node.doubleValue());
    }
    for (JsonNode child : node) {
      if (!isStorable(child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte[] body) {
    for (byte b : body) {
      if (b > ' ' || b < 0) {
        return false;
      }
    }
    return true;
  }
}
