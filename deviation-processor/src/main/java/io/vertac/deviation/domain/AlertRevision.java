package io.vertac.deviation.domain;

import io.vertac.events.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people are told when a cycle is judged again: new alerts are raised, changed ones amended
 * and those without a reason left withdrawn, each under the id it had. Nothing is said twice.
 */
public final class AlertRevision {
  private AlertRevision() {}

  /**
   * @param before the alerts raised by the earlier verdict
   * @param now those of the new verdict
   * @param revision of the new verdict
   * @param at when it was made
   */
  public static List<Alert> between(List<Alert> before, List<Alert> now, int revision, Instant at) {
    Map<String, Alert> open = new LinkedHashMap<>();
    before.forEach(alert -> open.put(alert.getId(), alert));
    List<Alert> told = new ArrayList<>();
    for (Alert alert : now) {
      Alert raised = open.remove(alert.getId());
      if (raised == null) {
        told.add(Alert.newBuilder(alert).setRevision(revision).build());
      } else if (!saysTheSame(raised, alert)) {
        told.add(
            Alert.newBuilder(alert)
                .setRevision(revision)
                .setCreatedAt(raised.getCreatedAt())
                .build());
      }
    }
    for (Alert groundless : open.values()) {
      told.add(
          Alert.newBuilder(groundless)
              .setRevision(revision)
              .setWithdrawn(true)
              .setMessage(withdrawal(groundless, at))
              .build());
    }
    return told;
  }

  private static boolean saysTheSame(Alert a, Alert b) {
    return a.getSeverity() == b.getSeverity()
        && a.getAlertType().equals(b.getAlertType())
        && a.getMessage().equals(b.getMessage());
  }

  private static String withdrawal(Alert alert, Instant at) {
    return "withdrawn at " + at + " after late samples; it said: " + alert.getMessage();
  }
}
