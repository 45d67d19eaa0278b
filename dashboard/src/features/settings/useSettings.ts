import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, api } from '@shared/api/client';
import { Problem } from '@shared/api/problem';
import type { Sensor } from '@shared/api/types';
import { choiceOf, draftOf, isChanged, type Draft, type StreamSettings } from './draft';

/** What the fields of the page need of the form. */
export interface Form {
  draft: Draft;
  enter: (place: string, word: string) => void;
  /** What the server found wrong there. */
  problemAt: (place: string) => string | undefined;
}

/** The form of a machine's settings: what is entered, sending it, and what came of it. */
export function useSettings(settings: StreamSettings, sensors: readonly Sensor[]) {
  const client = useQueryClient();
  const queryKey = ['stream', settings.stream_id, 'settings'];
  const stored = useMemo(() => draftOf(settings), [settings]);
  const [entered, setEntered] = useState<Draft>({});
  const draft = { ...stored, ...entered };
  const ids = [
    ...new Set([...sensors.map(({ sensor_id }) => sensor_id), ...Object.keys(settings.sensors)]),
  ];
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/live/streams/{stream_id}/settings', {
          params: { path: { stream_id: settings.stream_id } },
          body: choiceOf(draft, ids, settings.version),
        }),
      ),
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      setEntered({});
    },
  });
  const errors = save.error instanceof Problem ? save.error.errors : [];
  return {
    draft,
    enter: (place: string, word: string) => {
      if (save.isSuccess) save.reset();
      setEntered((before) => ({ ...before, [place]: word }));
    },
    problemAt: (place: string) => errors.find(({ pointer }) => pointer === place)?.message,
    /** What was found wrong where there is no field for it. */
    others: errors.filter(({ pointer }) => !(pointer in draft)),
    isChanged: isChanged(stored, draft),
    save,
    discard: () => {
      save.reset();
      setEntered({});
      void client.invalidateQueries({ queryKey });
    },
  };
}
