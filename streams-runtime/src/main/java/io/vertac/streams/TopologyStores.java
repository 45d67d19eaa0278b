package io.vertac.streams;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** The names of a topology's state stores. */
final class TopologyStores {
  private TopologyStores() {}

  static Set<String> of(Topology topology) {
    Set<String> names = new TreeSet<>();
    for (TopologyDescription.Subtopology part : topology.describe().subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Processor processor) {
          names.addAll(processor.stores());
        }
      }
    }
    topology.describe().globalStores().forEach(global -> names.addAll(global.processor().stores()));
    return names;
  }
}
