package io.vertac.benchmarks.ingest;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Requests to send over and over.
 *
 * @param headers besides those that every request has
 * @param bodies sent in turn
 */
record Post(URI address, Map<String, String> headers, List<byte[]> bodies) {}
