import type { Curve, CycleCurves } from '@shared/api/curves';
import type { Analysis, Sensor, Severity } from '@shared/api/types';
import { isAlarming } from '@shared/verdict/verdict';
import { blamed, judgedBy } from './verdict';

/** A sensor that is to blame, or silent; the worst first. */
export interface Culprit {
  sensorId: string;
  name: string;
  kind: string;
  severity: Severity;
  share: number | undefined;
}

/**
 * Silent sensors, then those that deviate. A silent sensor has no deviation: what the verdict says
 * of its part stands with the three worst, and is the same for all of them.
 */
export function culprits(analysis: Analysis, nameOf: (id: string) => string): Culprit[] {
  if (!isAlarming(judgedBy(analysis))) return [];
  const told = analysis.top_3_sensors?.find(({ kind }) => kind === 'missing');
  const silent = (analysis.missing_sensors ?? []).map((sensorId) => ({
    sensorId,
    name: nameOf(sensorId),
    kind: 'missing',
    severity: told?.severity ?? 'warning',
    share: told?.contribution_share,
  }));
  const deviating = blamed(analysis).map((row) => ({
    sensorId: row.sensor_id,
    name: row.sensor_name || row.sensor_id,
    kind: row.kind ?? 'none',
    severity: row.severity ?? 'normal',
    share: row.contribution_share,
  }));
  return [...silent, ...deviating];
}

/**
 * The cycle's curves with one more for each silent sensor: nothing of the cycle, and what the
 * reference cycle had, so that it is seen what is missing.
 *
 * @param own curves of the reference cycle; they are not among those of a cycle without the sensor
 */
export function withSilent(
  curves: CycleCurves,
  silent: readonly string[],
  sensors: ReadonlyMap<string, Sensor>,
  own: CycleCurves | undefined,
): CycleCurves {
  // Of a cycle whose curves are no longer kept, nothing can be said.
  if (silent.length === 0 || curves.curves.size === 0) return curves;
  const whole = { from: 0, to: curves.duration };
  const all = new Map<string, Curve>();
  const reference = new Map(curves.reference);
  for (const sensorId of silent) {
    const known = own?.curves.get(sensorId);
    if (known) reference.set(sensorId, known);
    const there = curves.curves.get(sensorId);
    const sensor = sensors.get(sensorId);
    all.set(sensorId, {
      sensorId,
      name: there?.name ?? known?.name ?? sensor?.name ?? sensorId,
      unit: there?.unit ?? known?.unit ?? sensor?.unit ?? '',
      // Samples of too low a quality do not count.
      times: new Float64Array(0),
      values: new Float64Array(0),
      gaps: [whole],
    });
  }
  for (const [id, curve] of curves.curves) if (!all.has(id)) all.set(id, curve);
  return { ...curves, curves: all, reference };
}

/**
 * As they were measured, with an empty curve for each silent sensor of which there is none: in a
 * table, an empty column says that it was silent, and none says nothing.
 */
export function withEmpty(
  curves: CycleCurves,
  silent: readonly string[],
  sensors: ReadonlyMap<string, Sensor>,
): CycleCurves {
  const all = new Map(curves.curves);
  const whole = [{ from: 0, to: curves.duration }];
  const nothing = { times: new Float64Array(0), values: new Float64Array(0), gaps: whole };
  for (const sensorId of silent.filter((id) => !all.has(id))) {
    const { name, unit } = sensors.get(sensorId) ?? {};
    all.set(sensorId, { sensorId, name: name || sensorId, unit: unit ?? '', ...nothing });
  }
  return { ...curves, curves: all };
}
