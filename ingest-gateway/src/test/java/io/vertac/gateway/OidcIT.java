package io.vertac.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.vertac.gateway.RunningGateway.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens of an OpenID provider, whose keys are fetched over HTTP. */
class OidcIT {
  private static final String ISSUER = "https://login.example/realms/plant";
  private static RSAKey key;
  private static RSAKey otherKey;
  private static HttpServer provider;
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    otherKey = new RSAKeyGenerator(2048).keyID("one").generate();
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    provider.start();
    gateway =
        new RunningGateway(
            SharedParts.settings(),
            Map.of(
                "OIDC_ISSUER", ISSUER,
                "OIDC_AUDIENCE", "vertac",
                "OIDC_JWKS_URL", "http://127.0.0.1:" + provider.getAddress().getPort() + "/keys",
                "OIDC_ROLES_CLAIM", "realm_access.roles",
                "RATE_LIMIT_REFUSED_PER_MINUTE", "0"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    provider.stop(0);
  }

  @Test
  void shouldTakeARoleFromAToken() throws JOSEException {
    assertThat(get(null).status()).isEqualTo(401);
    assertThat(get(signed(claims().build())).status()).isEqualTo(200);
    String edge = signed(claims().claim("realm_access", roles("vertac-edge")).build());
    assertThat(get(edge).status()).isEqualTo(403);
  }

  @Test
  void shouldRefuseTokensThatAreNotForThisGateway() throws JOSEException {
    JWTClaimsSet good = claims().build();
    List<String> bad =
        List.of(
            signed(claims().issuer("https://evil.example").build()),
            signed(claims().audience("another").build()),
            signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(120))).build()),
            signed(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(600))).build()),
            signed(claims().expirationTime(null).build()),
            signed(claims().subject(null).build()),
            signed(claims().claim("realm_access", roles("offline_access")).build()),
            signed(claims().claim("realm_access", "vertac-admin\u0000").build()),
            sign(good, otherKey),
            new PlainJWT(good).serialize(),
            shared(good),
            signed(good).substring(0, 40));
    for (int i = 0; i < bad.size(); i++) {
      assertThat(get(bad.get(i)).status()).as("token " + i).isEqualTo(401);
    }
  }

  @Test
  void shouldBeginASessionThatEndsWithTheToken() throws JOSEException {
    Instant end = Instant.now().plusSeconds(90);
    String token = signed(claims().expirationTime(Date.from(end)).build());
    Answer session =
        gateway.send(
            HttpRequest.newBuilder(gateway.uri("/api/session"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(session.status()).isEqualTo(200);
    assertThat(Instant.parse(session.json().get("ends_at").textValue())).isBeforeOrEqualTo(end);
    assertThat(session.json().get("name").textValue()).isEqualTo("ann");
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience("vertac")
        .subject("4711")
        .claim("preferred_username", "ann")
        .claim("realm_access", roles("offline_access", "vertac-viewer", "vertac-operator"))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private static Map<String, Object> roles(String... roles) {
    return Map.of("roles", List.of(roles));
  }

  private static String signed(JWTClaimsSet claims) throws JOSEException {
    return sign(claims, key);
  }

  private static String sign(JWTClaimsSet claims, RSAKey with) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims);
    token.sign(new RSASSASigner(with));
    return token.serialize();
  }

  /** Signed with what everybody knows: the public key as a shared secret. */
  private static String shared(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
    token.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
    return token.serialize();
  }

  private static Answer get(String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri("/metrics"));
    return gateway.send(
        token == null ? request : request.header("Authorization", "Bearer " + token));
  }
}
