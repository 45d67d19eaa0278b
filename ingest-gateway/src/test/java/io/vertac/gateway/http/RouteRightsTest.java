package io.vertac.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.router.ParsedEndpoint;
import io.vertac.gateway.security.Right;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteRightsTest {

  @Test
  void shouldHaveNoRouteThatIsOpenByAccident() {
    List<String> open =
        AllRoutes.list().stream()
            .filter(route -> AllRoutes.rightOf(route) == Right.NONE)
            .map(RouteRightsTest::name)
            .sorted()
            .toList();
    assertThat(open)
        .containsExactly(
            "DELETE /api/session",
            "GET /api/health",
            "GET /api/ready",
            "GET /api/session",
            "GET /docs",
            "GET /openapi.json",
            "POST /api/session");
  }

  @Test
  void shouldLetNobodyChangeAnythingWhoMayOnlyLook() {
    List<String> changing =
        AllRoutes.list().stream()
            .filter(route -> !name(route).startsWith("GET"))
            .filter(route -> AllRoutes.rightOf(route) != Right.NONE)
            .filter(route -> AllRoutes.rightOf(route).isOf(io.vertac.gateway.security.Role.VIEWER))
            .map(RouteRightsTest::name)
            .toList();
    assertThat(changing).isEmpty();
  }

  private static String name(ParsedEndpoint route) {
    return route.endpoint.method.name() + " " + route.endpoint.path;
  }
}
