package io.vertac.deviation.topology;

import io.vertac.deviation.domain.features.Profile;
import io.vertac.deviation.domain.learning.SensorBaseline;
import io.vertac.deviation.state.StoredSensor;
import java.nio.ByteBuffer;

/** A sensor's baseline as it is stored. */
final class SensorState {
  private SensorState() {}

  static StoredSensor stored(SensorBaseline sensor) {
    Profile profile = sensor.profile();
    return StoredSensor.newBuilder()
        .setPoints(sensor.points())
        .setQuantum(sensor.quantum())
        .setAmplitude(profile.amplitude())
        .setMoving(profile.moving())
        .setCurve(Packed.doubles(profile.curve()))
        .setScatter(Packed.doubles(profile.scatter()))
        .setPrevious(
            sensor.previous() == null ? ByteBuffer.allocate(0) : Packed.doubles(sensor.previous()))
        .setCurves(sensor.curves().stream().map(Packed::doubles).toList())
        .setChecks(Packed.ring(sensor.checks()))
        .setConspicuous(Packed.floatRing(sensor.conspicuous()))
        .setNeighbours(Packed.ring(sensor.neighbours()))
        .setNoise(Packed.ring(sensor.noise()))
        .setSteps(Packed.floatRing(sensor.steps()))
        .setChecksBefore(
            sensor.checksBefore() == null
                ? ByteBuffer.allocate(0)
                : Packed.doubles(sensor.checksBefore()))
        .setLearnedScale(Packed.doubles(sensor.learnedScale()))
        .setLearnedDeparture(Packed.doubles(sensor.learnedDeparture()))
        .setDtwWindowShare(sensor.dtwWindowShare())
        .build();
  }

  static SensorBaseline restored(String sensorId, StoredSensor stored) {
    SensorBaseline sensor = new SensorBaseline(sensorId, stored.getPoints(), stored.getQuantum());
    sensor.profile(
        new Profile(
            Packed.doubles(stored.getCurve()),
            Packed.doubles(stored.getScatter()),
            stored.getAmplitude(),
            stored.getMoving()));
    if (stored.getPrevious().hasRemaining()) {
      sensor.previous(Packed.doubles(stored.getPrevious()));
    }
    stored.getCurves().forEach(curve -> sensor.curves().add(Packed.doubles(curve)));
    Packed.into(sensor.checks(), stored.getChecks());
    Packed.floatsInto(sensor.conspicuous(), stored.getConspicuous());
    Packed.into(sensor.neighbours(), stored.getNeighbours());
    Packed.into(sensor.noise(), stored.getNoise());
    Packed.floatsInto(sensor.steps(), stored.getSteps());
    if (stored.getChecksBefore().hasRemaining()) {
      sensor.checksBefore(Packed.doubles(stored.getChecksBefore()));
    }
    sensor.learnedScale(Packed.doubles(stored.getLearnedScale()));
    sensor.learnedDeparture(Packed.doubles(stored.getLearnedDeparture()));
    sensor.dtwWindowShare(stored.getDtwWindowShare());
    return sensor;
  }
}
