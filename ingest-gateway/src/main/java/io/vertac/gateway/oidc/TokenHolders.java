package io.vertac.gateway.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.vertac.gateway.input.AllowList;
import io.vertac.gateway.security.Caller;
import io.vertac.gateway.security.OidcSettings;
import io.vertac.gateway.security.Role;
import io.vertac.gateway.security.Tokens.Holder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says who holds a token that was found good, by its claims. */
final class TokenHolders {
  private static final String PREFIX = "oidc:";
  private static final int MAX_SUBJECT = 200;

  private final OidcSettings settings;

  TokenHolders(OidcSettings settings) {
    this.settings = settings;
  }

  /** Empty if the claims give no role here. */
  Optional<Holder> of(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    if (subject.isBlank() || !AllowList.isLine(subject, MAX_SUBJECT)) {
      return Optional.empty();
    }
    return role(claims)
        .map(role -> new Caller(PREFIX + subject, name(claims), role, Set.of()))
        .map(caller -> new Holder(caller, claims.getExpirationTime().toInstant()));
  }

  /** Of several roles the one that may do most. */
  private Optional<Role> role(JWTClaimsSet claims) {
    return words(claims.getClaims()).stream()
        .filter(word -> word.startsWith(settings.rolePrefix()))
        .map(word -> Role.of(word.substring(settings.rolePrefix().length())))
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  private Collection<String> words(Map<String, Object> claims) {
    Object at = claims;
    for (String step : settings.rolesClaim().split("\\.")) {
      at = at instanceof Map<?, ?> object ? object.get(step) : null;
    }
    if (at instanceof Collection<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return at instanceof String text ? Arrays.asList(text.split(" ")) : List.of();
  }

  private static String name(JWTClaimsSet claims) {
    Object name = claims.getClaim("preferred_username");
    return name instanceof String text && AllowList.isLine(text, MAX_SUBJECT) ? text : "";
  }
}
