package io.vertac.gateway.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.vertac.gateway.security.OidcSettings;
import io.vertac.gateway.security.Tokens;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks JSON Web Tokens: signed by one of the provider's keys with an asymmetric algorithm, issued
 * by it, made out to this gateway, not over. A token that was good is remembered for a minute, as
 * checking its signature costs more than the rest of a request.
 */
public final class OidcTokens implements Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);
  private static final int TIMEOUT_MS = 2_000;
  private static final int MAX_JWKS_BYTES = 256 * 1024;
  private static final int MAX_REMEMBERED = 10_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  /** None that is made with a shared secret, and not "none". */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final Cache<String, Holder> remembered =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterWrite(REMEMBERED).build();
  private final TokenHolders holders;
  private final Clock clock;

  /** Fetches the provider's keys when the first token comes. */
  public OidcTokens(OidcSettings settings, Clock clock) {
    this.holders = new TokenHolders(settings);
    this.clock = clock;
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(
                settings.keys(),
                new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_JWKS_BYTES))
            .retrying(true)
            .build();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            settings.audience(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("sub", "exp")));
  }

  @Override
  public Optional<Holder> holder(String token) {
    Holder known = remembered.getIfPresent(token);
    Optional<Holder> holder = known == null ? check(token) : Optional.of(known);
    return holder.filter(found -> clock.instant().isBefore(found.until()));
  }

  private Optional<Holder> check(String token) {
    try {
      Optional<Holder> holder = holders.of(processor.process(token, null));
      holder.ifPresent(found -> remembered.put(token, found));
      return holder;
    } catch (ParseException | BadJOSEException e) {
      LOG.atDebug().addKeyValue("error", e.getMessage()).log("token refused");
      return Optional.empty();
    } catch (JOSEException e) {
      LOG.atWarn()
          .addKeyValue("error", e.getMessage())
          .log("tokens cannot be checked: the provider's keys cannot be had");
      return Optional.empty();
    }
  }
}
