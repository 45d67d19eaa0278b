package io.vertac.gateway.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody is let in for. */
public enum Role {
  /** A connector: writes to streams of its own. */
  EDGE,
  /** Looks at everything. */
  VIEWER,
  /** A viewer who also commands cycles, acknowledges alerts and chooses references and settings. */
  OPERATOR,
  /** May do everything, with every stream. */
  ADMIN;

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty if there is no such role. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** All of them, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
