import { useEffect, useState } from 'react';
import type { CycleStatus, Sensor } from '@shared/api/types';
import type { LiveSession } from './session';
import { silenceOf, type Silence } from './silence';
import type { Expected } from './useReference';
import type { LiveView } from './view';

const LOOK_EVERY_MS = 500;
/** So long may it take until the first samples come, with those that came before. */
const PATIENCE_S = 5;

export interface Silent {
  sensors: ReadonlyMap<string, Silence>;
  /** Since when nothing at all has come though a cycle runs, in seconds; undefined if it does. */
  machine: number | undefined;
}

const NOBODY: Silent = { sensors: new Map(), machine: undefined };

/** Who should be heard of in the running cycle and is not; the same object as long as it is the same. */
export function useSilent(
  session: LiveSession,
  view: LiveView,
  status: CycleStatus,
  sensors: readonly Sensor[],
  expected: Expected | undefined,
): Silent {
  const [silent, setSilent] = useState(NOBODY);
  const isRunning = status.state === 'active' && !status.paused && view.connection === 'open';
  const cycleStart = status.start_time ? Date.parse(status.start_time) / 1000 : undefined;

  useEffect(() => {
    if (!isRunning || cycleStart === undefined) return undefined;
    const opened = performance.now() / 1000;
    const look = () => {
      const now = performance.now() / 1000;
      const isEarly = now - opened < PATIENCE_S;
      const found = lookAt(session, sensors, expected, cycleStart, now);
      const next = isEarly ? { ...found, machine: undefined } : found;
      setSilent((before) => (isSame(before, next) ? before : next));
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [session, sensors, expected, isRunning, cycleStart]);
  return isRunning ? silent : NOBODY;
}

function lookAt(
  { store }: LiveSession,
  sensors: readonly Sensor[],
  expected: Expected | undefined,
  cycleStart: number,
  now: number,
): Silent {
  const moment = { newest: store.newestTime, oldest: store.oldestTime, cycleStart };
  const found = new Map<string, Silence>();
  for (const { sensor_id } of sensors) {
    const silence = silenceOf(store.ring(sensor_id), expected?.curves.get(sensor_id), moment);
    if (silence) found.set(sensor_id, silence);
  }
  const last = Math.max(store.newestTime, cycleStart);
  const isQuiet = store.isQuiet(now) && store.head(now) - last > PATIENCE_S;
  return { sensors: found, machine: isQuiet ? last : undefined };
}

function isSame(one: Silent, other: Silent): boolean {
  return (
    one.machine === other.machine &&
    one.sensors.size === other.sensors.size &&
    [...other.sensors].every(([id, silence]) => one.sensors.get(id)?.since === silence.since)
  );
}
