package io.vertac.edge.site;

import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReadingSink;

/** Reads a device as it runs. */
record DeviceFeed(DeviceReader reader, ReadingSink sink) implements Feed {
  @Override
  public void start() {
    reader.start(sink);
  }

  @Override
  public Throwable failure() {
    return null;
  }

  @Override
  public void close() {
    reader.close();
  }
}
