package io.vertac.edge.device;

import io.vertac.edge.counterpart.Device;
import io.vertac.edge.counterpart.TailDevice;
import java.nio.file.Path;

class CsvTailReaderIT extends DeviceReaderContract {
  @Override
  Device device(Path folder) {
    return new TailDevice(folder);
  }
}
