import { useEffect } from 'react';
import { limitedFetch } from '@shared/api/limited';
import type { Problem } from '@shared/api/problem';
import { recall, remember } from '@shared/ui/memory';
import { Trouble } from '@shared/ui/Trouble';

const ASK_AGAIN_MS = 2_000;
/** Code that is not there though the gateway is would have the page loaded again without an end. */
const LEAST_BETWEEN_MS = 15_000;
const LAST_KEY = 'vertac.reloaded';

/** Instead of a page whose code could not be fetched: comes by itself when the gateway is reached again. */
export function Away({ problem }: { problem: Problem }) {
  useEffect(() => {
    const ask = () =>
      void limitedFetch('/favicon.svg', { cache: 'no-store' }).then(({ ok }) => ok && reloadSometimes(), () => undefined);
    const timer = setInterval(ask, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return <Trouble error={problem} onRetry={() => location.reload()} />;
}

/** Browsers remember code they could not fetch; only a new document asks again. */
function reloadSometimes(): void {
  const last = Number(recall(LAST_KEY) ?? 0);
  if (Math.abs(Date.now() - last) < LEAST_BETWEEN_MS) return;
  remember(LAST_KEY, String(Date.now()));
  location.reload();
}
