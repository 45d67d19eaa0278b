package io.vertac.edge.counterpart;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadOnlyModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A Modbus TCP server: force as float32 at 0, oil as int16 in tenths at 10, running as coil 3. */
public final class ModbusDevice implements Device {
  private final int port = Ports.free();
  private final ProcessImage image = new ProcessImage();
  private ModbusTcpServer server;

  public ModbusDevice() {
    start();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void set(double force, double oil, boolean running) {
    registers(0, ByteBuffer.allocate(4).putFloat((float) force).array());
    registers(10, ByteBuffer.allocate(2).putShort((short) Math.round(oil * 10)).array());
    image.with(all -> all.writeCoils(coils -> coils.put(3, running)));
  }

  /** Puts bytes into holding registers from an address on. */
  public void registers(int address, byte[] bytes) {
    image.with(
        all ->
            all.writeHoldingRegisters(
                registers -> {
                  for (int i = 0; i < bytes.length; i += 2) {
                    registers.put(address + i / 2, Arrays.copyOfRange(bytes, i, i + 2));
                  }
                }));
  }

  @Override
  public String yaml(int atPort) {
    return """
    source: {type: modbus, host: 127.0.0.1, port: %d, interval: 20ms, timeout: 2s}
    sensors:
      - {id: force, unit: kN, table: holding, address: 0, encoding: float32}
      - {id: oil, unit: degC, table: holding, address: 10, encoding: int16, scale: 0.1}
    signals:
      - {id: running, table: coil, address: 3}
    """
        .formatted(atPort);
  }

  @Override
  public boolean tellsEveryValue() {
    return false;
  }

  @Override
  public void restart() {
    close();
    Ports.awaitFree(port);
    start();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start() {
    server =
        ModbusTcpServer.create(
            NettyTcpServerTransport.create(
                config -> {
                  config.setBindAddress("127.0.0.1");
                  config.setPort(port);
                }),
            new ReadOnlyModbusServices() {
              @Override
              protected Optional<ProcessImage> getProcessImage(int unitId) {
                return Optional.of(image);
              }
            });
    try {
      server.start();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
