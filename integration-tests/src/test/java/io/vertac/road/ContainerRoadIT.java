package io.vertac.road;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The road on Kafka, Apicurio Registry, PostgreSQL and InfluxDB in containers, where Docker is. */
@Testcontainers(disabledWithoutDocker = true)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ContainerRoadIT {
  private static final ContainerParts PARTS = new ContainerParts();
  private static Road shared;

  @BeforeAll
  static void start() {
    PARTS.start();
    shared = Road.started(PARTS, "containers.");
  }

  @AfterAll
  static void stop() {
    if (shared != null) {
      shared.close();
    }
    PARTS.close();
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
      return PARTS;
    }
  }
}
