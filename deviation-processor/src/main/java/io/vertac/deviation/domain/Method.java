package io.vertac.deviation.domain;

/**
 * The constants of the detection method: the same for every machine and not configurable, because
 * they belong together. Moving one of the limits alone breaks what the others were balanced for;
 * docs/detection.md says which are robust and which are not.
 */
public final class Method {
  /** So many cycles are learnt from scratch, each judged by the others; later ones adapt. */
  public static final int LEARNED_WHOLE = 5;

  /** Length of every ring of remembered cycles. */
  public static final int RING = 64;

  /** Fewest points of a sensor's grid. */
  public static final int GRID_MIN = 8;

  /** No sample is believed to be larger; sums and squares of such values still are finite. */
  public static final double LARGEST_VALUE = 1e100;

  /** Share of the points that count as a curve's extremes. */
  public static final double EXTREME_SHARE = 0.05;

  /** A profile whose range is a larger share of its level moves; others stand still. */
  public static final double MOVING_SHARE = 0.1;

  /** Shift of a standing sensor, in amplitudes, that the weighed extremes do not count. */
  public static final double STANDING_TOLERANCE = 0.2;

  /** Cycle-to-cycle differences above these are not believed without learnt evidence. */
  public static final double CAP_WHOLE = 0.05;

  public static final double CAP_TOP = 0.15;

  /** The same for status and learning, while few cycles are learnt. */
  public static final double LID_WHOLE = 0.2;

  public static final double LID_TOP = 0.6;

  /**
   * Label-free differences up to 1.5 times the usual are usual; smaller than the floor are none.
   */
  public static final double LABEL_FREE_FLOOR = 0.001;

  public static final double LABEL_FREE_TOLERANCE = 1.5;
  public static final double LABEL_FREE_LIMIT = 0.38;
  public static final double LABEL_FREE_LEARNING = 0.33;

  /** How many cycles' weight the assumption has that checks scatter independently. */
  public static final double SHRINKAGE = 12;

  /** Weight of the worst sensors beside the movement of all. */
  public static final double WORST_WEIGHT = 0.8;

  /** The score of an ordinary cycle, from which the distance to the limits is measured. */
  public static final double ORDINARY = -0.6;

  /** Warning limit with few learnt cycles, and where it tends to. */
  public static final double WARNING_EARLY = 0.66;

  public static final double WARNING_LATE = 1.15;

  /** The same for learning. */
  public static final double LEARNING_EARLY = 0.54;

  public static final double LEARNING_LATE = 1.3;

  /** After so many cycles in a row that were not ordinary, learning takes one better by this. */
  public static final int LASTING = 8;

  public static final double LEARNING_AGAIN = 0.2;

  /** Up to so many learnt cycles limits stay early; so many more make most of the way. */
  public static final int LIMITS_HOLD = 8;

  public static final double LIMITS_WIDTH = 20;

  /**
   * Cycles with few samples average less within each sensor: the limits widen by this for each unit
   * of 1 / sqrt(points) beyond what {@link #FINE_POINTS} have, unless they have widened by
   * learning.
   */
  public static final double COARSE = 2.5;

  public static final double FINE_POINTS = 60;

  /** Few sensors average less, so their score scatters more: the limits widen, at most by this. */
  public static final double FEW_SENSORS = 0.8;

  public static final double FEW_SENSORS_MOST = 0.25;

  /** Score, in warning limits, from which a stream with enough learnt cycles is critical. */
  public static final double CRITICAL = 1 + 0.45 / (0.45 - ORDINARY);

  /** Widening of the scale by noise that is certain: how much, from how many values. */
  public static final double NOISE_RATIO_MOST = 2;

  /** Closer to the cycle before than this share of the way to the reference: pure noise. */
  public static final double NEAR_SHARE = 0.4;

  public static final int NOISE_VALUES = 5;

  /**
   * Steps from cycle to cycle widen the scale of a check: from so many on, at most by this factor,
   * this share of what they say; steps to or from a cycle of a higher score are not believed.
   */
  public static final int STEPS_NEEDED = 5;

  public static final double STEPS_WIDEN_MOST = 2;
  public static final double STEPS_WEIGHT = 0.8;
  public static final double STEPS_BELIEVED_BELOW = 1.9;

  /**
   * Share of a sample period by which times are not known: where a cycle ends between two samples
   * is chance. On a steep edge so little time is a large difference.
   */
  public static final double TIME_BLUR = 0.2;

  /** The scale of a check never shrinks below this share of what the learning phase had. */
  public static final double RATCHET = 0.95;

  /** Slowest adaptation of the profile. */
  public static final double SLOWEST = 1.0 / 32;

  /** Limits with one learnt cycle, before and after the noise between cycles is known. */
  public static final double FIRST_WARNING = 4.5;

  public static final double FIRST_CRITICAL = 8;
  public static final double FIRST_WARNING_KNOWN = 2.5;
  public static final double FIRST_CRITICAL_KNOWN = 4.5;
  public static final int KNOWN_AFTER = 8;

  /** An alarmed cycle that an operator calls good moves the profile by this share of the way. */
  public static final double RELABEL_STEP = 0.5;

  /**
   * In standard normal deviates: from here on a single check is a warning whatever the others are.
   * Recorded healthy cycles that were learnt have at most 6.0.
   */
  public static final double STANDOUT_WARNING = 6.2;

  /**
   * From here on a cycle of a machine with few sensors is not learnt by itself: such ones would
   * widen what is usual. The largest of many sensors' checks is larger without meaning more, so the
   * limit rises with each sensor beyond a few, to that of warnings.
   */
  public static final double STANDOUT_LEARNING = 4;

  public static final int STANDOUT_FEW_SENSORS = 3;
  public static final double STANDOUT_LEARNING_A_SENSOR = 0.75;

  /** The same for the length of a cycle, for warnings and for learning. */
  public static final double STANDOUT_LENGTH = 4.2;

  /** A cycle's length is never taken to scatter less than this share of it. */
  public static final double LENGTH_SCATTER = 0.02;

  private Method() {}
}
