package io.vertac.gateway.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Takes checked numbers and flags out of a JSON object. */
final class Numbers {
  private final Fields fields;

  Numbers(Fields fields) {
    this.fields = fields;
  }

  /** Null if it is missing, and after a complaint. */
  Double decimal(String name, double least, double most) {
    JsonNode node = fields.node(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber() || node.doubleValue() < least || node.doubleValue() > most) {
      fields.fail(name, "must be a number from " + plain(least) + " to " + plain(most));
      return null;
    }
    return node.doubleValue();
  }

  /** Null if it is missing, and after a complaint. */
  Integer whole(String name, int least, int most) {
    JsonNode node = fields.node(name);
    if (node == null) {
      return null;
    }
    if (!node.isNumber()
        || node.doubleValue() != Math.rint(node.doubleValue())
        || node.doubleValue() < least
        || node.doubleValue() > most) {
      fields.fail(name, "must be a whole number from " + least + " to " + most);
      return null;
    }
    return node.intValue();
  }

  /** Null if it is missing, and after a complaint. */
  Boolean flag(String name) {
    JsonNode node = fields.node(name);
    if (node == null) {
      return null;
    }
    if (!node.isBoolean()) {
      fields.fail(name, "must be true or false");
      return null;
    }
    return node.booleanValue();
  }

  private static String plain(double bound) {
    return new BigDecimal(bound).stripTrailingZeros().toPlainString();
  }
}
