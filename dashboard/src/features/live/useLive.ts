import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { LiveSession } from './session';

/** The live channel of a stream for as long as the page shows it. */
export function useLive(streamId: string) {
  const client = useQueryClient();
  const [session, setSession] = useState<LiveSession>();
  useEffect(() => {
    const opened = new LiveSession(streamId, {
      // What the page loaded by other ways is no longer what it was.
      onResult: () => void client.invalidateQueries({ queryKey: ['stream', streamId] }),
      onAlert: () => void client.invalidateQueries({ queryKey: ['alerts'] }),
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- a socket is opened by effects only
    setSession(opened);
    return () => opened.close();
  }, [streamId, client]);
  const view = useSyncExternalStore(
    (listener) => session?.subscribe(listener) ?? (() => undefined),
    () => session?.view,
  );
  return { session, view };
}
