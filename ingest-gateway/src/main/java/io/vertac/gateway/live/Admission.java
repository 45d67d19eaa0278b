package io.vertac.gateway.live;

import io.vertac.gateway.audit.AuditTrail;
import io.vertac.gateway.problem.Refusal;
import io.vertac.gateway.security.AccessFailures;
import io.vertac.gateway.security.Door;
import io.vertac.gateway.security.Entry;
import io.vertac.gateway.security.Shown;

/** Lets viewers in, and notes who was not. */
public record Admission(Door door, AccessFailures failures, AuditTrail audit) {
  private static final String AUTHENTICATE = "authenticate ";

  /**
   * Takes a viewer's first message, which says who it is.
   *
   * @param address where it comes from
   * @throws Refusal 401 if it says nothing that opens; the message may be told
   */
  Entry introduced(String message, String address) {
    if (!message.startsWith(AUTHENTICATE)) {
      failures.note(Shown.of(null, null), address, LiveSockets.PATH);
      throw Door.refused("the first message must be: authenticate KEY");
    }
    String shown = message.substring(AUTHENTICATE.length()).strip();
    try {
      return door.show(shown);
    } catch (Refusal refusal) {
      failures.note(Shown.ofText(shown), address, LiveSockets.PATH);
      audit.refusedSignIn(address, Shown.ofText(shown).keyId());
      throw refusal;
    }
  }

  /** Notes that a viewer wanted more than it may. */
  void forbidden(Entry entry, String address) {
    failures.note(AccessFailures.Reason.ROLE, entry.caller().id(), address, LiveSockets.PATH);
  }

  boolean isStillWelcome(Entry entry) {
    return door.isStillWelcome(entry);
  }
}
