package io.vertac.edge.modbus;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** How a number is laid out in 16-bit registers. */
enum Encoding {
  BOOL(1),
  INT16(1),
  UINT16(1),
  BCD16(1),
  INT32(2),
  UINT32(2),
  FLOAT32(2),
  BCD32(2),
  INT64(4),
  UINT64(4),
  FLOAT64(4);

  private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

  final int registers;

  Encoding(int registers) {
    this.registers = registers;
  }

  /**
   * @param bytes of the number, most significant first
   * @throws NumberFormatException if they are no number in this encoding
   */
  double decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return switch (this) {
      case BOOL -> in.getShort() == 0 ? 0 : 1;
      case INT16 -> in.getShort();
      case UINT16 -> Short.toUnsignedInt(in.getShort());
      case INT32 -> in.getInt();
      case UINT32 -> Integer.toUnsignedLong(in.getInt());
      case FLOAT32 -> in.getFloat();
      case INT64 -> in.getLong();
      case UINT64 -> unsigned(in.getLong());
      case FLOAT64 -> in.getDouble();
      case BCD16, BCD32 -> decimalDigits(bytes);
    };
  }

  private static double unsigned(long value) {
    BigInteger big = BigInteger.valueOf(value);
    return (value < 0 ? big.add(TWO_TO_64) : big).doubleValue();
  }

  private static double decimalDigits(byte[] bytes) {
    long value = 0;
    for (byte two : bytes) {
      int high = (two & 0xF0) >> 4;
      int low = two & 0x0F;
      if (high > 9 || low > 9) {
        throw new NumberFormatException("a digit above 9 in a BCD number");
      }
      value = value * 100 + high * 10L + low;
    }
    return value;
  }
}
