import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, api } from '@shared/api/client';
import type { components } from '@shared/api/generated';
import { queries } from '@shared/api/queries';

export type SensorDeviations = components['schemas']['UsualDeviations']['sensors'][number];

/** What the last cycles had, beside which a limit can be chosen. */
export interface Typical {
  deviations: ReadonlyMap<string, SensorDeviations>;
  /** Of the last cycles, oldest first. */
  healths: readonly number[];
  /** What holds where nothing is chosen, as the last analysis used it. */
  inUse: Readonly<Record<string, unknown>>;
}

/** Nothing of it is needed to choose: what cannot be loaded is left out. */
export function useTypical(streamId: string): Typical {
  const { data: deviations } = useQuery({
    queryKey: ['stream', streamId, 'deviations'],
    queryFn: () =>
      answerOf(
        api.GET('/api/live/streams/{stream_id}/deviations', {
          params: { path: { stream_id: streamId } },
        }),
      ),
  });
  const { data: health } = useQuery(queries.health(streamId));
  const newest = health?.cycle_id ?? '';
  const { data: analysis } = useQuery({ ...queries.analysis(newest), enabled: Boolean(newest) });
  return useMemo(
    () => ({
      deviations: new Map(deviations?.sensors.map((each) => [each.sensor_id, each])),
      healths: health?.trend ?? [],
      inUse: defaultsOf(analysis?.settings),
    }),
    [deviations, health, analysis],
  );
}

function defaultsOf(settings: object | null | undefined): Readonly<Record<string, unknown>> {
  const defaults = (settings as { defaults?: unknown } | null | undefined)?.defaults;
  return typeof defaults === 'object' && defaults !== null ? (defaults as Record<string, unknown>) : {};
}
