package io.vertac.gateway.http;

import io.javalin.security.RouteRole;
import io.vertac.gateway.security.Right;

/**
 * What a route asks of those who call it; every route names one. A route that names none is for
 * nobody.
 */
enum Needs implements RouteRole {
  NOTHING(Right.NONE),
  READ(Right.READ),
  READ_STREAM(Right.READ_STREAM),
  WRITE(Right.WRITE),
  COMMAND(Right.COMMAND),
  OPERATE(Right.OPERATE);

  private final Right right;

  Needs(Right right) {
    this.right = right;
  }

  Right right() {
    return right;
  }
}
