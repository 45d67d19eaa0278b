package io.vertac.edge.simulator;

import java.util.Locale;

/** What can go wrong in one cycle. */
enum Fault {
  NONE,
  /** Pressure and force sink the longer the hold lasts, the pump works against it. */
  PRESSURE_LEAK {
    @Override
    double share(PressSensor sensor, PressPhases phases, double at) {
      double lost = phases.load(at) * (0.5 + 0.5 * phases.hold(at));
      return switch (sensor) {
        case HYDRAULIC_PRESSURE -> -lost;
        case FORCE -> -0.8 * lost;
        case MOTOR_CURRENT -> 0.5 * phases.holding(at);
        default -> 0;
      };
    }
  },
  /** The guide's bearing shakes whenever the ram moves. */
  BEARING_VIBRATION {
    @Override
    double share(PressSensor sensor, PressPhases phases, double at) {
      double moving = phases.approaching(at) + phases.pressing(at) + phases.returning(at);
      return switch (sensor) {
        case VIBRATION -> Math.min(1, moving);
        case MOTOR_CURRENT -> 0.2 * Math.min(1, moving);
        default -> 0;
      };
    }
  },
  /** The part is not pressed with full force. */
  FORCE_LOSS {
    @Override
    double share(PressSensor sensor, PressPhases phases, double at) {
      return sensor == PressSensor.FORCE ? -phases.load(at) : 0;
    }
  },
  /** One sensor says nothing for the whole cycle. */
  SENSOR_DROPOUT;

  /**
   * How much the fault adds to a reading, as a share of the fault's strength.
   *
   * @param at the moment as a share of the cycle
   */
  double share(PressSensor sensor, PressPhases phases, double at) {
    return 0;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
