import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client';
import type { components } from './generated';

/** Between which values a sensor lay in healthy cycles. */
export interface Band {
  /** Seconds after the cycle's start, rising. */
  times: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

export interface Envelope {
  /** How many cycles it is made of. */
  cycles: number;
  bands: ReadonlyMap<string, Band>;
}

const POINTS = 200;
const REFRESH_MS = 60_000;

/**
 * The envelope of the healthy cycles that were compared with a reference.
 *
 * @param aligned each of them stretched to the reference's length, as they were compared
 */
export function envelopeQuery(referenceId: string | null | undefined, aligned = false) {
  return queryOptions({
    queryKey: ['cycle', referenceId, 'envelope', aligned],
    enabled: Boolean(referenceId),
    staleTime: REFRESH_MS,
    refetchInterval: REFRESH_MS,
    queryFn: async () =>
      envelopeOf(
        await answerOf(
          api.GET('/api/live/cycles/{cycle_id}/envelope', {
            params: { path: { cycle_id: referenceId ?? '' }, query: { points: POINTS, aligned } },
          }),
        ),
      ),
  });
}

export function envelopeOf(answer: components['schemas']['CycleEnvelope']): Envelope {
  return {
    cycles: answer.cycles,
    bands: new Map(
      answer.sensors.map(({ sensor_id, offsets_sec, low, high }) => [
        sensor_id,
        {
          times: Float64Array.from(offsets_sec),
          low: Float64Array.from(low),
          high: Float64Array.from(high),
        },
      ]),
    ),
  };
}
