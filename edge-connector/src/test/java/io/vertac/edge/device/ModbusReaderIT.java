package io.vertac.edge.device;

import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.ModbusDevice;
import java.nio.file.Path;

class ModbusReaderIT extends DeviceReaderContract {
  @Override
  Device device(Path folder) {
    return new ModbusDevice();
  }
}
