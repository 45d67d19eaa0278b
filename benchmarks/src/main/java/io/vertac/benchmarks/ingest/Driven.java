package io.vertac.benchmarks.ingest;

/**
 * What became of the requests of one measurement.
 *
 * @param requests answered
 * @param seconds it took
 * @param failed answered with something else than 2xx, or not at all
 * @param p50Ms from request to answer
 */
record Driven(
    long requests, double seconds, long failed, double p50Ms, double p99Ms, double maxMs) {

  double perSecond() {
    return requests / seconds;
  }
}
