package io.vertac.sink.postgres;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertac.events.AlignedMoment;
import io.vertac.events.DeviatingStretch;
import io.vertac.events.UsualBand;
import java.util.List;

/** Where in a cycle something was found, as jsonb. */
final class PlaceColumns {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PlaceColumns() {}

  static String stretches(List<DeviatingStretch> stretches) {
    ArrayNode array = JSON.arrayNode();
    for (DeviatingStretch stretch : stretches) {
      array
          .addObject()
          .put("from_s", stretch.getFromS())
          .put("to_s", stretch.getToS())
          .put("largest", stretch.getLargest())
          .put("largest_at_s", stretch.getLargestAtS());
    }
    return array.toString();
  }

  /** null for none. */
  static String band(UsualBand band) {
    if (band == null) {
      return null;
    }
    ObjectNode object = JSON.objectNode();
    object.set("at_s", numbers(band.getAtS()));
    object.set("low", numbers(band.getLow()));
    object.set("high", numbers(band.getHigh()));
    return object.toString();
  }

  static String alignment(List<AlignedMoment> moments) {
    ArrayNode array = JSON.arrayNode();
    for (AlignedMoment moment : moments) {
      array
          .addObject()
          .put("at_s", moment.getAtS())
          .put("reference_at_s", moment.getReferenceAtS());
    }
    return array.toString();
  }

  private static ArrayNode numbers(List<Double> numbers) {
    ArrayNode array = JSON.arrayNode();
    numbers.forEach(array::add);
    return array;
  }
}
