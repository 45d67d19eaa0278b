import type { Curve, CycleCurves } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import type { Stretch } from '@shared/api/gaps';
import type { Analysis } from '@shared/api/types';

/** How the reference's time was laid along the cycle's, as the verdict has it. */
export type Alignment = NonNullable<Analysis['alignment']>;

/** When a moment of the reference is in the cycle. Before the first and behind the last, time runs alike. */
export function alongCycle(alignment: Alignment, referenceTime: number): number {
  const first = alignment[0];
  const last = alignment.at(-1);
  if (!first || !last) return referenceTime;
  if (referenceTime <= first.reference_at_s) return first.at_s + referenceTime - first.reference_at_s;
  for (let i = 1; i < alignment.length; i++) {
    const [from, to] = [alignment[i - 1] ?? first, alignment[i] ?? last];
    if (referenceTime > to.reference_at_s) continue;
    const part = (referenceTime - from.reference_at_s) / (to.reference_at_s - from.reference_at_s);
    return from.at_s + part * (to.at_s - from.at_s);
  }
  return last.at_s + referenceTime - last.reference_at_s;
}

function alignedTimes(alignment: Alignment, times: Float64Array): Float64Array {
  return times.map((time) => alongCycle(alignment, time));
}

/**
 * The curves with the reference's laid along the cycle as they were to be compared: what is drawn
 * over each other is what was measured.
 */
export function aligned(curves: CycleCurves, alignment: Alignment | undefined): CycleCurves {
  if (!alignment?.length) return curves;
  const along = ({ from, to }: Stretch) => ({
    from: alongCycle(alignment, from),
    to: alongCycle(alignment, to),
  });
  const reference = new Map<string, Curve>();
  for (const [id, curve] of curves.reference)
    reference.set(id, {
      ...curve,
      times: alignedTimes(alignment, curve.times),
      gaps: curve.gaps.map(along),
    });
  return { ...curves, reference };
}

/** The reference's envelope along the cycle. */
export function alignedBand(band: Band | undefined, alignment: Alignment | undefined): Band | undefined {
  if (!band || !alignment?.length) return band;
  return { ...band, times: alignedTimes(alignment, band.times) };
}

/** Whether the reference had to be stretched or moved so far that it is to be seen. */
export function isMoved(alignment: Alignment | undefined): boolean {
  const VISIBLE = 0.005;
  const length = alignment?.at(-1)?.at_s ?? 0;
  return Boolean(
    alignment?.some(({ at_s, reference_at_s }) => Math.abs(at_s - reference_at_s) > VISIBLE * length),
  );
}
