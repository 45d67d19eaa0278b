package io.vertac.edge.simulator;

/** The sensors of one press: what each shows in a healthy cycle, how fast and how noisily. */
enum PressSensor {
  FORCE("force", "Press force", "analog", "kN", 20, 400, 1.5) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      double load = Math.pow(phases.press(at), 1.5) * (1 - 0.02 * phases.hold(at));
      return 4 * phases.approaching(at) + 400 * (1 - 0.2 * wear) * load * (1 - phases.release(at));
    }
  },
  STROKE("stroke", "Stroke position", "analog", "mm", 20, 202, 0.3) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      return 180 * phases.approach(at) + 22 * phases.press(at) - 202 * phases.back(at);
    }
  },
  HYDRAULIC_PRESSURE("hydraulic_pressure", "Hydraulic pressure", "pressure", "bar", 20, 190, 0.8) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      return 22
          + 40 * phases.approaching(at)
          + 188 * (1 - 0.15 * wear) * phases.load(at)
          + 45 * phases.returning(at);
    }
  },
  MOTOR_CURRENT("motor_current", "Motor current", "analog", "A", 10, 27, 0.2) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      double work =
          12 * phases.approaching(at)
              + 27 * phases.pressing(at)
              + 9 * phases.holding(at)
              + 14 * phases.returning(at);
      return 6 + work * (1 + 0.6 * wear);
    }
  },
  OIL_TEMPERATURE("oil_temperature", "Oil temperature", "temperature", "degC", 10, 2.4, 0.02) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      double heated = PressPhases.ramp(at, phases.idleEnd(), phases.holdEnd());
      double cooled = PressPhases.ramp(at, phases.holdEnd(), 1);
      return 48 + 0.8 * wear + 2.4 * (heated - cooled);
    }
  },
  VIBRATION("vibration", "Frame vibration", "accelerometer", "mm/s", 20, 1.9, 0.03) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      double level =
          0.9 * phases.approaching(at)
              + 1.9 * phases.pressing(at)
              + 0.4 * phases.holding(at)
              + 1.1 * phases.returning(at)
              + phases.contact(at);
      return 0.5 + level * (1 + 1.5 * wear);
    }
  },
  DIE_TEMPERATURE("die_temperature", "Die temperature", "temperature", "degC", 10, 7, 0.05) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      double heated = PressPhases.ramp(at, phases.approachEnd(), phases.holdEnd());
      double cooled = PressPhases.ramp(at, phases.holdEnd(), 1);
      return 182 + 7 * (heated - cooled);
    }
  },
  CONVEYOR_SPEED("conveyor_speed", "Conveyor speed", "analog", "m/s", 10, 0.5, 0.003) {
    @Override
    double value(PressPhases phases, double at, double wear) {
      return 0.5 * (1 - phases.busy(at));
    }
  };

  final String id;
  final String title;
  final String type;
  final String unit;
  final int samplesPerSecond;
  final double range;
  final double noise;

  PressSensor(
      String id,
      String title,
      String type,
      String unit,
      int samplesPerSecond,
      double range,
      double noise) {
    this.id = id;
    this.title = title;
    this.type = type;
    this.unit = unit;
    this.samplesPerSecond = samplesPerSecond;
    this.range = range;
    this.noise = noise;
  }

  /**
   * @param at the moment as a share of the cycle
   * @param wear 0 for a new machine
   */
  abstract double value(PressPhases phases, double at, double wear);
}
