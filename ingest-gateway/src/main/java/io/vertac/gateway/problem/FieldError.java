package io.vertac.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is wrong with one part of a request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, or {@code ?name} for a query parameter
 * @param message for people
 * @param index position of the sample meant, from 0; null where no sample is meant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(String pointer, String message, Integer index) {

  public static FieldError at(String pointer, String message) {
    return new FieldError(pointer, message, null);
  }

  public static FieldError ofSample(int index, String field, String message) {
    String pointer = "/samples/" + index + (field.isEmpty() ? "" : "/" + field);
    return new FieldError(pointer, message, index);
  }
}
