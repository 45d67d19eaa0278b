import type { Band } from '@shared/api/envelope';
import type { Stretch } from '@shared/api/gaps';
import type { Deviation } from '@shared/api/types';
import { text } from '@shared/text';

type Told = NonNullable<Deviation['deviating_stretches']>[number];

/** Where the verdict says that a sensor was out of the ordinary; nowhere if it was none as a whole. */
export function stretchesOf(deviation: Deviation | undefined): Stretch[] {
  if (!deviation || !isOut(deviation)) return [];
  const { deviating_stretches: told, deviating_from_s: from, deviating_to_s: to } = deviation;
  if (told?.length) return told.map(({ from_s, to_s }) => ({ from: from_s, to: to_s }));
  return from != null && to != null ? [{ from, to }] : [];
}

const isOut = ({ severity }: Deviation) => severity === 'warning' || severity === 'critical';

/** The largest difference in them; nothing if there are none, or samples are what is missing. */
export function largestOf(deviation: Deviation): Told | undefined {
  if (!isOut(deviation)) return undefined;
  const found = (deviation.deviating_stretches ?? []).filter(({ largest }) => largest !== 0);
  return found.reduce<Told | undefined>(
    (most, next) => (most && Math.abs(most.largest) >= Math.abs(next.largest) ? most : next),
    undefined,
  );
}

/** What the stretches leave: between which values the curve usually lies. */
export function usualBandOf(deviation: Deviation | undefined): Band | undefined {
  const band = deviation?.usual_band;
  return band
    ? {
        times: Float64Array.from(band.at_s),
        low: Float64Array.from(band.low),
        high: Float64Array.from(band.high),
      }
    : undefined;
}

/** As the sentences have it: three digits. */
const seconds = (at: number) => String(Number(at.toPrecision(3)));

export function whereOf(deviation: Deviation): string {
  const stretches = stretchesOf(deviation);
  if (stretches.length === 0) return '–';
  // The verdict names no worst one of them if it is nearly all of the cycle.
  if (deviation.deviating_from_s == null) return text.analysis.everywhere;
  return `${stretches.map(({ from, to }) => `${seconds(from)}–${seconds(to)}`).join(', ')}\u00a0s`;
}
