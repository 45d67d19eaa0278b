package io.vertac.gateway.input;

import java.util.List;

/**
 * Who acknowledges which alerts, checked.
 *
 * @param alertIds canonical UUIDs, each once; empty when the path names the one alert
 * @param acknowledgedBy the name the person gave
 * @param comment empty if there is none
 */
public record AcknowledgementInput(List<String> alertIds, String acknowledgedBy, String comment) {}
