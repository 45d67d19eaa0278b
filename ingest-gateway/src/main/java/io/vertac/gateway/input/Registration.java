package io.vertac.gateway.input;

import java.util.List;

/**
 * What one {@code POST /api/live/register} said, checked.
 *
 * @param streamId to re-attach to; null for a new stream
 * @param datasetId null to have it follow from the device's name
 * @param streamName the device's name if none was given
 * @param sensors may be empty: then they are learnt from the samples
 */
public record Registration(
    String streamId,
    String datasetId,
    String streamName,
    String deviceName,
    List<SensorDeclaration> sensors) {}
