package io.vertac.edge.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.OpcUaDevice;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpcUaReaderIT extends DeviceReaderContract {
  @Override
  Device device(Path folder) {
    return new OpcUaDevice(folder);
  }

  @Test
  void shouldNoticeThatAServerHasFallenSilentAndGoOnWhenItSpeaksAgain() {
    start();
    tell(1, 3);
    await().atMost(Duration.ofSeconds(60)).until(() -> sink.values(0).contains(3.0));
    wire.swallowAnswers(true);
    await().atMost(Duration.ofSeconds(60)).until(() -> !sink.isConnected());
    assertThat(sink.happened()).isNotEmpty();
    wire.swallowAnswers(false);
    tell(4, 3);
    await().atMost(Duration.ofSeconds(60)).until(() -> sink.values(0).contains(6.0));
  }
}
