package io.vertac.sink.influx;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Lines for one request, and which record each stretch of them is from. */
final class LineBatch {
  private static final int TYPICAL_LINE = 200;

  private final int capacity;
  private final StringBuilder lines;
  private final List<Segment> segments = new ArrayList<>();
  private int points;

  /** The lines of one record, as positions in the text. */
  private record Segment(ConsumerRecord<byte[], byte[]> origin, int start, int end, int points) {}

  LineBatch(int capacity) {
    this.capacity = capacity;
    this.lines = new StringBuilder(capacity * TYPICAL_LINE);
  }

  /** Appends samples, from the index given on, until there are no more or the batch is full. */
  int append(ConsumerRecord<byte[], byte[]> origin, LineProtocol samples, int from) {
    int start = lines.length();
    int pointsBefore = points;
    int index = from;
    for (; index < samples.size() && !isFull(); index++) {
      if (samples.problem(index) == null) {
        samples.append(lines, index);
        points++;
      }
    }
    if (lines.length() > start) {
      segments.add(new Segment(origin, start, lines.length(), points - pointsBefore));
    }
    return index;
  }

  boolean isFull() {
    return points >= capacity;
  }

  /** How many stretches there are, each from one record. */
  int size() {
    return segments.size();
  }

  int points(int from, int to) {
    return segments.subList(from, to).stream().mapToInt(Segment::points).sum();
  }

  /** The lines of the stretches in [from, to). */
  String text(int from, int to) {
    return lines.substring(segments.get(from).start(), segments.get(to - 1).end());
  }

  ConsumerRecord<byte[], byte[]> origin(int segment) {
    return segments.get(segment).origin();
  }

  void clear() {
    lines.setLength(0);
    segments.clear();
    points = 0;
  }
}
