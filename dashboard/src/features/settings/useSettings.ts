import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { answerOf, api } from '@shared/api/client';
import { Problem } from '@shared/api/problem';
import type { Sensor } from '@shared/api/types';
import { choiceOf, draftOf, isChanged, type Draft, type StreamSettings } from './draft';
import { problemsOf, type Problems } from './rules';
import { sentenceOf, sentenceWithPlace } from './words';

/** What the fields of the page need of the form. */
export interface Form {
  draft: Draft;
  enter: (place: string, word: string) => void;
  /** What is wrong there. */
  problemAt: (place: string) => string | undefined;
}

const NONE: Problems = {};

/** The form of a machine's settings: what is entered, checking and sending it, and what came of it. */
export function useSettings(settings: StreamSettings, sensors: readonly Sensor[]) {
  const client = useQueryClient();
  const queryKey = ['stream', settings.stream_id, 'settings'];
  const stored = useMemo(() => draftOf(settings), [settings]);
  const [entered, setEntered] = useState<Draft>({});
  // Nobody is told what is wrong with a number that is half typed: only after the first try.
  const [tries, setTries] = useState(0);
  const draft = { ...stored, ...entered };
  const ids = [
    ...new Set([...sensors.map(({ sensor_id }) => sensor_id), ...Object.keys(settings.sensors)]),
  ];
  const found = problemsOf(draft, ids);
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
      setTries(0);
    },
    onError: () => setTries((before) => before + 1),
  });
  const refused = save.error instanceof Problem ? save.error.errors : [];
  const told = tries > 0 ? { ...byPlace(refused), ...found } : NONE;
  return {
    draft,
    enter: (place: string, word: string) => {
      // What the gateway said was of what had been sent.
      if (save.isSuccess || save.isError) save.reset();
      setEntered((before) => ({ ...before, [place]: word }));
    },
    problemAt: (place: string) => told[place],
    problems: Object.keys(told).length,
    /** What was found wrong where there is no field for it. */
    others: refused
      .filter(({ pointer }) => !(pointer in draft))
      .map((error) => sentenceWithPlace(error, sensors)),
    /** Grows with every save that came to nothing. */
    tries,
    isChanged: isChanged(stored, draft),
    save,
    submit: () => {
      if (Object.keys(found).length === 0) save.mutate();
      else setTries(tries + 1);
    },
    discard: () => {
      save.reset();
      setEntered({});
      setTries(0);
      void client.invalidateQueries({ queryKey });
    },
  };
}

function byPlace(errors: Problem['errors']): Problems {
  return Object.fromEntries(errors.map(({ pointer, message }) => [pointer, sentenceOf(message)]));
}
