package io.vertac.edge.device;

import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.MqttDevice;
import java.nio.file.Path;

/** MQTT 5 over TLS. */
class Mqtt5ReaderIT extends DeviceReaderContract {
  @Override
  Device device(Path folder) {
    return new MqttDevice(folder, 5, true);
  }
}
