package io.vertac.edge.modbus;

import io.vertac.edge.yaml.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A Modbus TCP device and what to read of it.
 *
 * @param unit the device behind the address, for gateways to serial lines
 * @param interval between two polls
 */
public record ModbusSettings(
    String host,
    int port,
    int unit,
    Duration interval,
    Duration timeout,
    List<ReadPlan.Block> plan,
    List<Point> points) {
  private static final int LAST_ADDRESS = 65_535;
  private static final int MOST_UNUSED = 8;

  /** Reads the keys of {@code source}, of the sensors and of the signals. */
  public static ModbusSettings parse(YamlMap source, List<YamlMap> channels) {
    String host = source.text("host");
    int port = (int) source.integer("port", 502, 1, 65_535);
    int unit = (int) source.integer("unit", 1, 0, 255);
    Duration interval =
        source.duration(
            "interval", Duration.ofMillis(100), Duration.ofMillis(5), Duration.ofDays(1));
    Duration timeout =
        source.duration(
            "timeout", Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMinutes(1));
    int unused = (int) source.integer("max_unused", MOST_UNUSED, 0, 100);
    List<Point> points = new ArrayList<>();
    for (YamlMap channel : channels) {
      points.add(point(points.size(), channel));
    }
    return new ModbusSettings(
        host, port, unit, interval, timeout, ReadPlan.of(points, unused), List.copyOf(points));
  }

  private static Point point(int number, YamlMap channel) {
    Point.Table table = channel.choice("table", Point.Table.HOLDING);
    if (!channel.has("address")) {
      throw channel.problem("address", " is missing: the register's number, counted from 0");
    }
    int address = (int) channel.integer("address", 0, 0, LAST_ADDRESS);
    Encoding encoding = channel.choice("encoding", table.bits() ? Encoding.BOOL : Encoding.UINT16);
    WordOrder order = channel.choice("order", WordOrder.ABCD);
    if (table.bits() && encoding != Encoding.BOOL) {
      throw channel.problem("encoding", " must be bool for coils and discrete inputs");
    }
    Point point = new Point(number, table, address, encoding, order);
    if (point.end() > LAST_ADDRESS + 1) {
      throw channel.problem("address", " is so high that the number reaches beyond 65535");
    }
    return point;
  }
}
