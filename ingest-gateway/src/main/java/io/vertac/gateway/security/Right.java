package io.vertac.gateway.security;

import java.util.EnumSet;
import java.util.Set;

/** What a call asks of those who make it. Administrators have every right. */
public enum Right {
  /** Nothing: the call tells or changes nothing that is worth protecting. */
  NONE(Set.of()),
  /** To look at what there is. */
  READ(Set.of(Role.VIEWER, Role.OPERATOR)),
  /** To look at one stream; connectors at their own. */
  READ_STREAM(Set.of(Role.VIEWER, Role.OPERATOR, Role.EDGE)),
  /** To bring in samples. */
  WRITE(Set.of(Role.EDGE)),
  /** To say when cycles begin and end; connectors of their own streams. */
  COMMAND(Set.of(Role.OPERATOR, Role.EDGE)),
  /** To judge: acknowledge, label, choose settings. */
  OPERATE(Set.of(Role.OPERATOR));

  private final Set<Role> roles;

  Right(Set<Role> roles) {
    this.roles = EnumSet.of(Role.ADMIN);
    this.roles.addAll(roles);
  }

  /** Whether somebody of this role has it. */
  public boolean isOf(Role role) {
    return this == NONE || roles.contains(role);
  }
}
