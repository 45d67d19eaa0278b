import type { Sensor } from '@shared/api/types';

export const WINDOWS = [5, 10, 20, 30] as const;
export type Layout = 'grid' | 'overlay';

/** What the address says is to be seen. */
export interface Choice {
  seconds: number;
  layout: Layout;
  shown: readonly Sensor[];
  all: boolean;
}

/** More than this many curves on one sheet cannot be told apart. */
export const MOST_TOGETHER = 8;
const SHORTEST = 5;
const LONGEST = 30;
const USUAL = 20;

export function readChoice(params: URLSearchParams, sensors: readonly Sensor[]): Choice {
  const seconds = Number(params.get('window') ?? USUAL);
  const wanted = new Set(params.get('sensors')?.split(',').filter(Boolean));
  const chosen = sensors.filter((sensor) => wanted.has(sensor.sensor_id));
  return {
    seconds: Number.isFinite(seconds) ? Math.min(LONGEST, Math.max(SHORTEST, seconds)) : USUAL,
    layout: params.get('view') === 'overlay' ? 'overlay' : 'grid',
    shown: chosen.length > 0 ? chosen : sensors,
    all: chosen.length === 0,
  };
}

/** For the address; nothing when all are shown. */
export function writeSensors(
  chosen: ReadonlySet<string>,
  sensors: readonly Sensor[],
): string | undefined {
  const known = sensors.filter((sensor) => chosen.has(sensor.sensor_id));
  return known.length === 0 || known.length === sensors.length
    ? undefined
    : known.map((sensor) => sensor.sensor_id).join(',');
}
