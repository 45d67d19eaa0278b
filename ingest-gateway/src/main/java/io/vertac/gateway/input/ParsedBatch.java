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
 * @param source the JSON in which the rejected ones are found; null if there are none
 */
public record ParsedBatch(
    String streamId,
    String batchId,
    List<SensorRef> sensors,
    SampleColumns samples,
    List<RejectedSample> rejected,
    byte[] source) {}
