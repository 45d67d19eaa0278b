import { text } from '@shared/text';
import { useNow } from '@shared/ui/useNow';
import type { LiveView } from './view';

const LOOKS = { connecting: 'plain', open: 'accent', quiet: 'warning', waiting: 'warning', refused: 'critical' };

/** Whether what is shown is of this moment. */
export function ConnectionBadge({ view, onRetry }: { view: LiveView; onRetry: () => void }) {
  return (
    <span role="status" className="row">
      <span className={`badge ${LOOKS[view.connection]}`} data-connection={view.connection}>
        {view.connection === 'waiting' ? (
          <Countdown until={view.retryAt} />
        ) : (
          text.live.connection[view.connection]
        )}
      </span>
      {view.connection === 'waiting' && (
        <button type="button" className="button quiet" onClick={onRetry}>
          {text.common.retry}
        </button>
      )}
    </span>
  );
}

function Countdown({ until }: { until: number }) {
  const now = useNow(500);
  return text.live.connection.waiting(Math.max(0, Math.ceil((until - now) / 1000)));
}
