import type { Analysis, Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { quantityOf } from '@shared/units/quantity';
import { largestOf } from './stretches';
import { blamed } from './verdict';

export interface Advice {
  sensorId: string | undefined;
  words: string;
  because: string | undefined;
}

/** How the cycle came to its end. */
export interface Ended {
  end_reason?: string | null;
  sample_count?: number | null;
}

/** What is known of a sensor besides its deviation. */
export interface Known {
  name?: string | undefined;
  type?: string | undefined;
}

type Lookup = (id: string) => Known | undefined;

const MOST = 3;

/** What to check first, most promising first. */
export function adviceFor(
  analysis: Analysis,
  sensorOf: Lookup = () => undefined,
  ended: Ended = {},
): Advice[] {
  const all = [
    ...ofAbort(analysis, ended),
    ...ofSilence(analysis, sensorOf),
    ...ofLength(analysis),
    ...blamed(analysis).map((deviation) => ofSensor(deviation, sensorOf)),
  ];
  return all.length > 0 ? all.slice(0, MOST) : [plain(text.advice.nothing)];
}

const plain = (words: string, because?: string): Advice => ({ sensorId: undefined, words, because });

function ofAbort({ cycle_state }: Analysis, { end_reason, sample_count }: Ended): Advice[] {
  if (cycle_state !== 'aborted') return [];
  const { reasons, unknownReason } = text.analysis;
  // There are no last seconds to look at.
  const words = sample_count === 0 ? text.advice.abortedEmpty : text.advice.aborted;
  return [plain(words, reasons[end_reason ?? ''] ?? unknownReason)];
}

function ofSilence({ missing_sensors }: Analysis, sensorOf: Lookup): Advice[] {
  return (missing_sensors ?? []).map((id) => ({
    sensorId: id,
    words: text.advice.missing(sensorOf(id)?.name || id),
    because: undefined,
  }));
}

/** The alert about the length is the one that is about no sensor and no abort. */
function ofLength({ kind, alerts }: Analysis): Advice[] {
  const alert = alerts.find(
    ({ sensor_id, alert_type, withdrawn }) =>
      !sensor_id && alert_type !== 'cycle_aborted' && !withdrawn,
  );
  return kind === 'length' || alert ? [plain(text.advice.cycleLength, alert?.message)] : [];
}

function ofSensor(deviation: Deviation, sensorOf: Lookup): Advice {
  const { sensor_id, sensor_name, explanation } = deviation;
  return {
    sensorId: sensor_id,
    words: wordsFor(deviation, sensor_name || sensor_id, sensorOf(sensor_id)?.type),
    because: explanation || undefined,
  };
}

function wordsFor(deviation: Deviation, name: string, type: string | undefined): string {
  const { kind, unit } = deviation;
  const { advice } = text;
  if (kind === 'timing' || kind === 'length' || kind === 'peak' || kind === 'missing') return advice[kind](name);
  if (kind !== 'level' && kind !== 'shape') return advice.none(name);
  const quantity = quantityOf(type, unit);
  const side = largestOf(deviation)?.largest;
  // What shakes more is now above and now below: the larger of both says nothing.
  if (side === undefined || (quantity === 'vibration' && kind === 'shape')) return advice.rough(name);
  return side < 0 ? advice.below(name, quantity) : advice.above(name, quantity);
}
