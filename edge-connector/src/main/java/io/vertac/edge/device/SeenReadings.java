package io.vertac.edge.device;

import java.util.Optional;

/** What a channel gave while it was tried: the last number, the last other thing, how many. */
public final class SeenReadings {
  private Reading number;
  private Reading firstOther;
  private Reading other;
  private long numbers;
  private long others;

  public void add(Reading reading) {
    if (Double.isFinite(reading.value())) {
      number = reading;
      numbers++;
    } else {
      firstOther = others == 0 ? reading : firstOther;
      other = reading;
      others++;
    }
  }

  /** The last number. */
  public Optional<Reading> number() {
    return Optional.ofNullable(number);
  }

  /** The last that was no number. */
  public Optional<Reading> other() {
    return Optional.ofNullable(other);
  }

  /** The first that was no number: where something goes wrong, the beginning tells most. */
  public Optional<Reading> firstOther() {
    return Optional.ofNullable(firstOther);
  }

  /** How many were no numbers. */
  public long others() {
    return others;
  }

  /** How many there were. */
  public long count() {
    return numbers + others;
  }
}
