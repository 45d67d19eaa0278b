import { useEffect, useState } from 'react';
import type { LiveSession } from './session';

const LOOK_EVERY_MS = 500;

/** Whether there is nothing to be drawn of the last seconds. */
export function useQuiet(session: LiveSession, seconds: number): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    const look = () => {
      const { store } = session;
      const from = store.head(performance.now() / 1000) - seconds;
      // Before the channel has told what there is, nothing is known.
      setQuiet(session.view.connection === 'open' && session.view.status !== undefined && store.newestTime < from);
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [session, seconds]);
  return quiet;
}
