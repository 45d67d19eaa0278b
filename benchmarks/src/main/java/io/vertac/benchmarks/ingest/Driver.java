package io.vertac.benchmarks.ingest;

import java.io.IOException;

/** Sends requests, each connection the next one as soon as it has the answer to the last. */
interface Driver {
  Driven drive(Post post, int connections, int seconds) throws IOException, InterruptedException;

  String name();
}
