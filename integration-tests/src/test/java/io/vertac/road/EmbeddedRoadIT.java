package io.vertac.road;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/** The road on the embedded parts. */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class EmbeddedRoadIT {
  private static Road shared;

  @BeforeAll
  static void start() {
    shared = Road.started(EmbeddedParts.shared(), "embedded.");
  }

  @AfterAll
  static void stop() {
    if (shared != null) {
      shared.close();
    }
  }

  @Nested
  class Cycles extends CyclesThroughRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class RefusedSamples extends RefusedSamplesRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class HostileNames extends HostileNamesRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class TwoGateways extends TwoGatewaysRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class Recording extends RecordingRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class ChosenReference extends ChosenReferenceRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class Results extends ResultsRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class Monitoring extends MonitoringRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class Traced extends TracedRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  /** After the others, so that there is much to read. */
  @Nested
  @Order(Integer.MAX_VALUE)
  class OtherReader extends OtherReaderRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  @Order(Integer.MAX_VALUE)
  class Replay extends ReplayRoad {
    @Override
    Road road() {
      return shared;
    }
  }

  @Nested
  class Restart extends RestartedRoad {
    @Override
    Parts parts() {
      return EmbeddedParts.shared();
    }
  }
}
