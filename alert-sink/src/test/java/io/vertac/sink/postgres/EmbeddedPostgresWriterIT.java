package io.vertac.sink.postgres;

import io.vertac.sink.RealParts;
import org.junit.jupiter.api.Nested;

/** The writer on the embedded PostgreSQL. */
class EmbeddedPostgresWriterIT {

  private static String embedded() {
    return RealParts.postgres().url();
  }

  @Nested
  class Tables extends TablesContract {
    @Override
    String address() {
      return embedded();
    }
  }

  @Nested
  class Arrival extends ArrivalContract {
    @Override
    String address() {
      return embedded();
    }
  }

  @Nested
  class Reference extends ReferenceContract {
    @Override
    String address() {
      return embedded();
    }
  }

  @Nested
  class Alerts extends AlertContract {
    @Override
    String address() {
      return embedded();
    }
  }

  @Nested
  class Traces extends TraceContract {
    @Override
    String address() {
      return embedded();
    }
  }

  @Nested
  class Gaps extends GapContract {
    @Override
    String address() {
      return embedded();
    }
  }

  @Nested
  class BadRecords extends BadRecordsContract {
    @Override
    String address() {
      return embedded();
    }
  }
}
