package io.vertac.cycle.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the metadata of a cycle's start says to VerTac; the rest is the user's own. */
final class Metadata {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_RECIPE_LENGTH = 128;

  private Metadata() {}

  /** The product the machine makes: {@code recipe}, or {@code program}, or an empty string. */
  static String recipe(String metadata) {
    if (metadata == null) {
      return "";
    }
    try {
      JsonNode root = JSON.readTree(metadata);
      String recipe = root.path("recipe").asText(root.path("program").asText(""));
      return recipe.length() <= MAX_RECIPE_LENGTH ? recipe : recipe.substring(0, MAX_RECIPE_LENGTH);
    } catch (JsonProcessingException e) {
      // The gateway lets JSON objects through only; another producer's text is kept, not read.
      return "";
    }
  }
}
