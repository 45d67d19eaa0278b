package io.vertac.gateway.input;

/**
 * What the last sample looked like: which fields it had in which order, and the text around their
 * values. A program that writes samples writes them alike, so that the next one is recognised by
 * comparing a few stretches of bytes instead of reading every name and comma again.
 */
final class SampleShape {
  /** Six, and one that comes twice before that is noticed. */
  private static final int MAX_FIELDS = 7;

  /** Text in front of each value; the last one ends the sample. */
  private final int[] from = new int[MAX_FIELDS + 1];

  private final int[] length = new int[MAX_FIELDS + 1];
  private final int[] fields = new int[MAX_FIELDS];
  private int count;
  private boolean known;
  private int next;

  /** A sample begins here, and is read field by field. */
  void begin(int position) {
    count = 0;
    known = false;
    next = position;
  }

  /** A value of this field lies from here to there. */
  void value(int field, int valueFrom, int valueTo) {
    from[count] = next;
    length[count] = valueFrom - next;
    fields[count] = field;
    next = valueTo;
    count++;
  }

  /** The sample was good and ends here. */
  void end(int position) {
    from[count] = next;
    length[count] = position - next;
    known = true;
  }

  /** Whether there is a last sample. */
  boolean isKnown() {
    return known;
  }

  int count() {
    return count;
  }

  /** Which field comes at this place. */
  int field(int place) {
    return fields[place];
  }

  /** Where the text in front of the value at this place lies; at {@link #count()}: behind all. */
  int from(int place) {
    return from[place];
  }

  int length(int place) {
    return length[place];
  }
}
