package io.vertac.edge.modbus;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.pdu.ReadCoilsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import io.vertac.edge.device.ChannelCheck;
import io.vertac.edge.device.DeviceReader;
import io.vertac.edge.device.ReaderThread;
import io.vertac.edge.device.Reading;
import io.vertac.edge.device.ReadingSink;
import io.vertac.edge.failure.Failures;
import io.vertac.edge.intake.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Polls a Modbus TCP device. All numbers of a poll carry one time: that at which it began. Polls
 * that could not be made are told as lost.
 */
public final class ModbusReader implements DeviceReader {
  private static final double GOOD = 1;

  private final ModbusSettings settings;
  private final SteadyClock clock;
  private final ReaderThread thread;
  private ModbusTcpClient client;
  private long lastPoll;
  private boolean missed;

  public ModbusReader(ModbusSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = new SteadyClock(clock);
    this.thread = new ReaderThread("edge-modbus", settings.interval());
  }

  @Override
  public void start(ReadingSink sink) {
    thread.start(() -> poll(sink), reason -> sink.disconnected(reason + where()));
  }

  @Override
  public List<ChannelCheck> check(Duration timeout) {
    try {
      connect();
      return settings.points().stream().map(this::check).toList();
    } catch (ModbusException e) {
      String problem = Failures.say(e) + where();
      return settings.points().stream()
          .map(point -> ChannelCheck.failed(address(point), problem))
          .toList();
    } finally {
      disconnect();
    }
  }

  @Override
  public void close() {
    thread.close();
    disconnect();
  }

  private void poll(ReadingSink sink) throws ModbusException, InterruptedException {
    long time = clock.next();
    List<Reading> readings = new ArrayList<>();
    try {
      connect();
      for (ReadPlan.Block block : settings.plan()) {
        decode(block, request(block), time, readings, sink);
      }
    } catch (ModbusResponseException e) {
      missed = true;
      throw e;
    } catch (ModbusException e) {
      missed = true;
      disconnect();
      throw e;
    }
    sink.connected();
    tellMissed(time, sink);
    lastPoll = time;
    sink.store(readings, null);
  }

  private void tellMissed(long now, ReadingSink sink) {
    long late = now - lastPoll - settings.interval().toNanos();
    if (lastPoll != 0 && (missed || late > settings.interval().toNanos() * 2)) {
      sink.lost(lastPoll, now, "device_not_polled");
    }
    missed = false;
  }

  private void decode(
      ReadPlan.Block block, byte[] answer, long time, List<Reading> readings, ReadingSink sink) {
    for (Point point : block.points()) {
      try {
        readings.add(new Reading(point.channel(), time, value(block, answer, point), GOOD));
      } catch (NumberFormatException e) {
        sink.unreadable(point.channel(), e.getMessage());
      }
    }
  }

  private static double value(ReadPlan.Block block, byte[] answer, Point point) {
    int offset = point.address() - block.address();
    if (block.table().bits()) {
      return answer[offset / 8] >> (offset % 8) & 1;
    }
    return point.encoding().decode(point.order().arrange(answer, offset * 2, point.size()));
  }

  private byte[] request(ReadPlan.Block block) throws ModbusException {
    int unit = settings.unit();
    int address = block.address();
    int count = block.count();
    byte[] answer =
        switch (block.table()) {
          case HOLDING ->
              client
                  .readHoldingRegisters(unit, new ReadHoldingRegistersRequest(address, count))
                  .registers();
          case INPUT ->
              client
                  .readInputRegisters(unit, new ReadInputRegistersRequest(address, count))
                  .registers();
          case COIL -> client.readCoils(unit, new ReadCoilsRequest(address, count)).coils();
          case DISCRETE ->
              client
                  .readDiscreteInputs(unit, new ReadDiscreteInputsRequest(address, count))
                  .inputs();
        };
    int expected = block.table().bits() ? (count + 7) / 8 : count * 2;
    if (answer.length < expected) {
      throw new ModbusException("the device answered with fewer values than were asked for") {
        private static final long serialVersionUID = 1L;
      };
    }
    return answer;
  }

  private ChannelCheck check(Point point) {
    String address = address(point);
    try {
      ReadPlan.Block block = ReadPlan.of(List.of(point), 0).get(0);
      double value = value(block, request(block), point);
      Reading reading = new Reading(point.channel(), clock.next(), value, GOOD);
      return ChannelCheck.of(address, reading);
    } catch (ModbusException | NumberFormatException e) {
      return ChannelCheck.failed(address, Failures.say(e) + where());
    }
  }

  private void connect() throws ModbusException {
    if (client == null) {
      client =
          ModbusTcpClient.create(
              NettyTcpClientTransport.create(
                  transport -> {
                    transport.setHostname(settings.host());
                    transport.setPort(settings.port());
                    transport.setConnectTimeout(settings.timeout());
                    // Reconnecting is done here, where it is known what was missed meanwhile.
                    transport.setConnectPersistent(false);
                  }),
              config -> config.setRequestTimeout(settings.timeout()));
      client.connect();
    }
  }

  private String address(Point point) {
    return settings.host() + ":" + settings.port() + " " + point;
  }

  private String where() {
    return " (" + settings.host() + ":" + settings.port() + ")";
  }

  private void disconnect() {
    ModbusTcpClient old = client;
    client = null;
    if (old != null) {
      old.disconnectAsync();
    }
  }
}
