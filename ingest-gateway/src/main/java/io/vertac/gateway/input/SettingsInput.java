package io.vertac.gateway.input;

import io.vertac.events.StreamSettings;

/**
 * What is to hold for a stream's analysis, checked.
 *
 * @param commandId null to have one made
 * @param settings with the version that they are to replace, -1 for whichever there is
 */
public record SettingsInput(String commandId, StreamSettings settings) {}
