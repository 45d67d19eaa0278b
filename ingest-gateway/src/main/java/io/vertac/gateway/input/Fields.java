package io.vertac.gateway.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertac.gateway.problem.Refusal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Takes checked fields out of a JSON object and collects what is wrong with them. */
final class Fields {
  private final JsonNode object;
  private final String path;
  private final ErrorList errors;

  private Fields(JsonNode object, String path, ErrorList errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  /**
   * @throws Refusal 422 if it is not an object
   */
  static Fields of(JsonNode body) {
    if (!body.isObject()) {
      throw Refusal.invalid("", "must be an object");
    }
    return new Fields(body, "/", new ErrorList());
  }

  /** The fields of an object inside this one, reporting to the same list. */
  Fields inside(String name, JsonNode node) {
    if (!node.isObject()) {
      fail(name, "must be an object");
    }
    return new Fields(node, path + name + "/", errors);
  }

  /** Null if the field is missing or null. */
  JsonNode node(String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  /** Null after a complaint. */
  String required(String name, Predicate<String> allowed, String rule) {
    if (node(name) == null) {
      if (object.isObject()) {
        fail(name, "is missing");
      }
      return null;
    }
    return optional(name, allowed, rule, null);
  }

  String optional(String name, Predicate<String> allowed, String rule, String fallback) {
    JsonNode node = node(name);
    if (node == null) {
      return fallback;
    }
    if (!node.isTextual()) {
      fail(name, "must be a string");
      return fallback;
    }
    if (!allowed.test(node.textValue())) {
      fail(name, rule);
      return fallback;
    }
    return node.textValue();
  }

  /** Complains of every key that is none of these: a misspelt one would be lost without a word. */
  void requireKnown(Set<String> keys) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!keys.contains(name)) {
                String shown = AllowList.isToken(name) ? name : "";
                fail(shown, "is not known; known are " + new TreeSet<>(keys));
              }
            });
  }

  void fail(String name, String message) {
    errors.add(path + name, message);
  }

  void refuseIfAny() {
    errors.refuseIfAny();
  }
}
