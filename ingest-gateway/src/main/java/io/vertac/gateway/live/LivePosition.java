package io.vertac.gateway.live;

import io.vertac.topics.Topic;
import io.vertac.topics.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far the topics of the live channel have been read, in the partitions of one stream. Its text
 * is the cursor that viewers hold, opaque to them.
 *
 * @param offsets of the next record of each of the topics
 */
record LivePosition(long[] offsets) {
  /** In the order in which what they say happens. */
  static final List<Topic<?>> TOPICS =
      List.of(
          Topics.SAMPLES,
          Topics.CYCLE_STATUS,
          Topics.CYCLES,
          Topics.ALERTS,
          Topics.ANALYSES,
          Topics.ACKNOWLEDGEMENTS);

  static final int SAMPLES = TOPICS.indexOf(Topics.SAMPLES);
  static final int ANALYSES = TOPICS.indexOf(Topics.ANALYSES);

  private static final int RADIX = 36;
  private static final int MAX_TEXT = 128;
  private static final String SEPARATOR = ".";

  /**
   * @param streamId the cursor is good for this stream only
   */
  String text(String streamId) {
    StringBuilder text = new StringBuilder(mark(streamId));
    for (long offset : offsets) {
      text.append(SEPARATOR).append(Long.toString(offset, RADIX));
    }
    return text.toString();
  }

  /** Empty if the text is no cursor of this stream. */
  static Optional<LivePosition> parse(String text, String streamId) {
    String[] parts = text.split("\\.");
    if (text.length() > MAX_TEXT
        || parts.length != TOPICS.size() + 1
        || !parts[0].equals(mark(streamId))) {
      return Optional.empty();
    }
    try {
      long[] offsets =
          Arrays.stream(parts).skip(1).mapToLong(part -> Long.parseLong(part, RADIX)).toArray();
      return Arrays.stream(offsets).anyMatch(offset -> offset < 0)
          ? Optional.empty()
          : Optional.of(new LivePosition(offsets));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** How many records lie between, those of other streams included; negative is backwards. */
  long distanceTo(LivePosition later) {
    long distance = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] > later.offsets[i]) {
        return -1;
      }
      distance += later.offsets[i] - offsets[i];
    }
    return distance;
  }

  private static String mark(String streamId) {
    return Integer.toString(streamId.hashCode() & 0xFFFF, RADIX);
  }
}
