package io.vertac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.vertac.gateway.ingest.InFlightBudget;
import io.vertac.gateway.security.Right;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Every route that the gateway registers, without a gateway. */
public final class AllRoutes {
  private AllRoutes() {}

  public static List<ParsedEndpoint> list() {
    Health health = new Health("test", Clock.systemUTC(), Optional::empty);
    Routes routes =
        new Routes(
            () -> {
              throw new IllegalStateException("no route is called");
            },
            health,
            new GatewayMetrics(new InFlightBudget(1)),
            new Guard(null, null, null),
            false);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.startupWatcherEnabled = false;
              routes.install(config.routes);
            });
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .filter(parsed -> parsed.endpoint.method.isHttpMethod())
        .toList();
  }

  /** What it asks for; fails if it names nothing, or more than one thing. */
  public static Right rightOf(ParsedEndpoint route) {
    Roles roles = route.endpoint.metadata(Roles.class);
    assertThat(roles).as(route.endpoint.path).isNotNull();
    assertThat(roles.getRoles()).as(route.endpoint.path).hasSize(1);
    return ((Needs) roles.getRoles().iterator().next()).right();
  }
}
