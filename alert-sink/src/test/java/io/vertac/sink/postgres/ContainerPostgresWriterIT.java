package io.vertac.sink.postgres;

import org.junit.jupiter.api.Nested;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The writer on a PostgreSQL server in a container, wherever there is Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerPostgresWriterIT {

  @Container
  private static final PostgreSQLContainer SERVER =
      new PostgreSQLContainer("postgres:17-alpine").withDatabaseName("vertac");

  private static String container() {
    String credentials = SERVER.getUsername() + ":" + SERVER.getPassword();
    int port = SERVER.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    return "postgresql://%s@%s:%d/vertac".formatted(credentials, SERVER.getHost(), port);
  }

  @Nested
  class Tables extends TablesContract {
    @Override
    String address() {
      return container();
    }
  }

  @Nested
  class Arrival extends ArrivalContract {
    @Override
    String address() {
      return container();
    }
  }

  @Nested
  class Reference extends ReferenceContract {
    @Override
    String address() {
      return container();
    }
  }

  @Nested
  class Alerts extends AlertContract {
    @Override
    String address() {
      return container();
    }
  }

  @Nested
  class Traces extends TraceContract {
    @Override
    String address() {
      return container();
    }
  }

  @Nested
  class Gaps extends GapContract {
    @Override
    String address() {
      return container();
    }
  }

  @Nested
  class BadRecords extends BadRecordsContract {
    @Override
    String address() {
      return container();
    }
  }
}
