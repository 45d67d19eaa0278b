package io.vertac.edge.device;

import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.OpcUaDevice;
import java.nio.file.Path;
import java.time.Duration;

class OpcUaReaderIT extends DeviceReaderContract {
  @Override
  Device device(Path folder) {
    return new OpcUaDevice(folder);
  }

  /** The server has to trust the client's certificate, which is made at its first try. */
  @Override
  void prepare(DeviceReader first) throws InterruptedException {
    first.check(Duration.ofSeconds(5));
    ((OpcUaDevice) device).trustEverybody();
  }
}
