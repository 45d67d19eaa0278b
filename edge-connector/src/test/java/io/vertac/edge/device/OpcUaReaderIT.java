package io.vertac.edge.device;

import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.OpcUaDevice;
import java.nio.file.Path;

class OpcUaReaderIT extends DeviceReaderContract {
  @Override
  Device device(Path folder) {
    return new OpcUaDevice(folder);
  }
}
