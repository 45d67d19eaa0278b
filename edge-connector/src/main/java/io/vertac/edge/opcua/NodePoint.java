package io.vertac.edge.opcua;

import java.util.Optional;

/**
 * Which node a channel's values come from.
 *
 * @param node its id, such as {@code ns=2;s=Force} or {@code nsu=urn:press;s=Force}
 * @param path or the names on the way to it from the Objects folder, such as {@code Press/Force}
 */
record NodePoint(int channel, Optional<String> node, Optional<String> path) {
  @Override
  public String toString() {
    return node.orElseGet(path::get);
  }
}
