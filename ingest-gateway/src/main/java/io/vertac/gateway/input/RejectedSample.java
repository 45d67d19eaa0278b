package io.vertac.gateway.input;

import io.vertac.gateway.problem.FieldError;

/**
 * A sample that is well formed but cannot be true.
 *
 * @param error which, and why
 * @param from where it begins in the body, in bytes
 * @param to where it ends in the body, exclusive
 */
public record RejectedSample(FieldError error, int from, int to) {}
