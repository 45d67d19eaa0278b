package io.vertac.serde;

import org.apache.avro.specific.SpecificData;

/**
 * Avro's compiler writes code into each record that reads and writes it without asking the schema
 * at every field, several times faster. Avro does not use it unless told to.
 */
final class GeneratedCode {
  private GeneratedCode() {}

  /** From now on, wherever this type is read or written in this process. */
  static SpecificData enable(Class<?> type) {
    SpecificData model = SpecificData.getForClass(type);
    model.setCustomCoders(true);
    return model;
  }
}
