package io.vertac.deviation.domain;

import io.vertac.events.Severity;

/**
 * One sensor's part in a cycle's verdict, against one other cycle.
 *
 * @param share of the cycle's score, 0 to 1
 * @param rank from 1, the sensor most to blame
 */
record JudgedSensor(
    SensorCurves sensor,
    CurveComparison comparison,
    SensorScore score,
    double share,
    int rank,
    Severity severity,
    DeviationKind kind) {}
