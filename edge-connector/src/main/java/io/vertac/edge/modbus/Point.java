package io.vertac.edge.modbus;

import java.util.Locale;

/**
 * Where a channel's number is in a device.
 *
 * @param address counted from 0, as it goes over the wire
 */
record Point(int channel, Table table, int address, Encoding encoding, WordOrder order) {
  /** The four tables of a Modbus device. */
  enum Table {
    HOLDING,
    INPUT,
    COIL,
    DISCRETE;

    boolean bits() {
      return this == COIL || this == DISCRETE;
    }
  }

  /** How many registers or bits it takes. */
  int size() {
    return table.bits() ? 1 : encoding.registers;
  }

  int end() {
    return address + size();
  }

  @Override
  public String toString() {
    return table.name().toLowerCase(Locale.ROOT) + ":" + address;
  }
}
