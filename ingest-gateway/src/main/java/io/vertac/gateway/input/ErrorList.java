package io.vertac.gateway.input;

import io.vertac.gateway.problem.FieldError;
import io.vertac.gateway.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, up to a number that a person would still read. */
final class ErrorList {
  static final int MAX_LISTED = 100;

  private final List<FieldError> errors = new ArrayList<>();

  void add(FieldError error) {
    if (errors.size() < MAX_LISTED) {
      errors.add(error);
    }
  }

  void add(String pointer, String message) {
    add(FieldError.at(pointer, message));
  }

  void addAll(ErrorList others) {
    others.errors.forEach(this::add);
  }

  /** Nothing is wrong with this part. */
  boolean isEmpty(String pointer) {
    return errors.stream().noneMatch(error -> error.pointer().equals(pointer));
  }

  /**
   * @throws Refusal 422 if there are any
   */
  void refuseIfAny() {
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
  }
}
