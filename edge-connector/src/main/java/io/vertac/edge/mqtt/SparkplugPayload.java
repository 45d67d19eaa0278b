package io.vertac.edge.mqtt;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Sparkplug B payload, as far as it holds readings: the numbers of the fields are those of the
 * specification's {@code sparkplug_b.proto}.
 *
 * @param timeMillis of the payload; 0 if it has none
 */
record SparkplugPayload(long timeMillis, List<SparkplugMetric> metrics) {
  private static final int TIMESTAMP = 1;
  private static final int METRIC = 2;
  private static final String QUALITY = "Quality";

  /** Sparkplug's type numbers of signed whole numbers. */
  private static final int INT8 = 1;

  private static final int INT16 = 2;
  private static final int INT32 = 3;
  private static final int UINT64 = 8;

  /**
   * @throws IOException if the bytes are no such payload
   */
  static SparkplugPayload read(byte[] bytes) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    long time = 0;
    List<SparkplugMetric> metrics = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case TIMESTAMP -> time = in.readUInt64();
        case METRIC -> metrics.add(metric(CodedInputStream.newInstance(in.readByteArray())));
        default -> in.skipField(tag);
      }
    }
    return new SparkplugPayload(time, metrics);
  }

  private static SparkplugMetric metric(CodedInputStream in) throws IOException {
    String name = "";
    long alias = SparkplugMetric.NO_ALIAS;
    long time = 0;
    int type = 0;
    long whole = 0;
    boolean isWhole = false;
    boolean isNull = false;
    double value = Double.NaN;
    String text = "";
    int quality = SparkplugMetric.NO_QUALITY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> name = in.readString();
        case 2 -> alias = in.readUInt64();
        case 3 -> time = in.readUInt64();
        case 4 -> type = in.readUInt32();
        case 7 -> isNull = in.readBool();
        case 9 -> quality = quality(CodedInputStream.newInstance(in.readByteArray()));
        case 10 -> {
          whole = Integer.toUnsignedLong(in.readUInt32());
          isWhole = true;
        }
        case 11 -> {
          whole = in.readUInt64();
          isWhole = true;
        }
        case 12 -> value = in.readFloat();
        case 13 -> value = in.readDouble();
        case 14 -> value = in.readBool() ? 1 : 0;
        case 15 -> text = in.readString();
        default -> in.skipField(tag);
      }
    }
    double number = isNull ? Double.NaN : isWhole ? whole(whole, type) : value;
    return new SparkplugMetric(name, alias, time, number, text, quality);
  }

  /** Signed numbers travel in unsigned fields. */
  private static double whole(long raw, int type) {
    return switch (type) {
      case INT8 -> (byte) raw;
      case INT16 -> (short) raw;
      case INT32 -> (int) raw;
      case UINT64 -> raw < 0 ? raw + 0x1p64 : raw;
      default -> raw;
    };
  }

  private static int quality(CodedInputStream in) throws IOException {
    List<String> keys = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> keys.add(in.readString());
        case 2 -> values.add(property(CodedInputStream.newInstance(in.readByteArray())));
        default -> in.skipField(tag);
      }
    }
    int at = keys.indexOf(QUALITY);
    return at >= 0 && at < values.size() ? values.get(at) : SparkplugMetric.NO_QUALITY;
  }

  private static int property(CodedInputStream in) throws IOException {
    int value = SparkplugMetric.NO_QUALITY;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 3) {
        value = in.readUInt32();
      } else {
        in.skipField(tag);
      }
    }
    return value;
  }
}
