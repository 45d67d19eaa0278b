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
  /** The guide's bearing shakes whenever the ram moves: more vibration, and a rougher one. */
  BEARING_VIBRATION {
    @Override
    double share(PressSensor sensor, PressPhases phases, double at) {
      return switch (sensor) {
        case VIBRATION -> 3 * moving(phases, at);
        case MOTOR_CURRENT -> 0.2 * moving(phases, at);
        default -> 0;
      };
    }

    @Override
    double roughness(PressSensor sensor, PressPhases phases, double at) {
      return sensor == PressSensor.VIBRATION ? moving(phases, at) : 0;
    }

    private static double moving(PressPhases phases, double at) {
      return Math.min(1, phases.approaching(at) + phases.pressing(at) + phases.returning(at));
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

  /** How much the fault adds to a reading's noise, as a share of the fault's strength. */
  double roughness(PressSensor sensor, PressPhases phases, double at) {
    return 0;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
