/**
 * The arithmetic of comparing curves: warping distance, resampling, differences, robust statistics.
 *
 * <p>Everything here is a pure function of finite doubles (results that would leave the range of a
 * double stay at {@link Double#MAX_VALUE}), knows nothing of streams, sensors or Kafka, and may be
 * called from any thread.
 */
package io.vertac.deviation.kernel;
