package io.vertac.gateway.http;

import io.javalin.http.Context;
import io.vertac.gateway.security.Session;
import io.vertac.gateway.sessions.SignOuts;
import java.util.function.Supplier;

/** The part of {@code DELETE /api/session} that needs Kafka. */
record SignOutRoute(SignOuts signOuts, Answers answers) {

  /**
   * @param answer made once the session has ended
   */
  void end(Context ctx, Session session, Supplier<Object> answer) {
    answers.later(ctx, signOuts.end(session), ended -> answer.get());
  }
}
