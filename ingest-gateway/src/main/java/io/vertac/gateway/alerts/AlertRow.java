package io.vertac.gateway.alerts;

/**
 * One alert as the lists show it; what is not known is null. Times are ISO 8601, UTC.
 *
 * @param cycleNumber null while the cycle's own event is not read yet
 * @param contributionShare the sensor's part in the cycle's deviation, 0 to 1; null for alerts
 *     about the whole cycle, and for sensors that gave nothing to compare
 * @param withdrawn a later look found nothing wrong, after somebody had acknowledged it
 */
public record AlertRow(
    String id,
    String streamId,
    String deviceName,
    String cycleId,
    Integer cycleNumber,
    String sensorId,
    String sensorName,
    String alertType,
    String severity,
    String message,
    String createdAt,
    Double contributionShare,
    boolean withdrawn,
    boolean acknowledged,
    String acknowledgedAt,
    String acknowledgedBy,
    String comment) {}
