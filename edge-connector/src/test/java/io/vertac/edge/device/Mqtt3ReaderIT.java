package io.vertac.edge.device;

import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.MqttDevice;
import java.nio.file.Path;

class Mqtt3ReaderIT extends DeviceReaderContract {
  @Override
  Device device(Path folder) {
    return new MqttDevice(folder, 3);
  }
}
