package io.vertac.gateway.input;

import java.util.List;

/**
 * What one {@code POST /api/live/batch} said, checked.
 *
 * @param streamId in its canonical spelling
 * @param batchId null if the client sent none
 * @param sensors those that the good samples name
 * @param samples the good ones, in the order they came
 * @param rejected the bad ones
 */
public record ParsedBatch(
    String streamId,
    String batchId,
    List<SensorRef> sensors,
    SampleColumns samples,
    List<RejectedSample> rejected) {}
