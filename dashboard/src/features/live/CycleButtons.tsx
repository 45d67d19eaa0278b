import { useState } from 'react';
import type { CycleStatus } from '@shared/api/types';
import { text } from '@shared/text';
import { Confirm } from '@shared/ui/Confirm';
import { Icon } from '@shared/ui/Icon';
import type { LiveSession } from './session';
import type { LiveView } from './view';

/** Starts and stops the machine's cycle; a stop is asked twice. */
export function CycleButtons(props: {
  session: LiveSession;
  status: CycleStatus | undefined;
  view: LiveView;
}) {
  const [asking, setAsking] = useState(false);
  const { session, status, view } = props;
  const running = status?.state === 'active';
  const away = view.connection !== 'open';
  return (
    <div className="row no-print">
      {running ? (
        <button type="button" className="button danger" disabled={away} onClick={() => setAsking(true)}>
          <Icon name="stop" size={16} />
          {text.live.stop}
        </button>
      ) : (
        <button
          type="button"
          className="button"
          disabled={away || status?.state === 'stopping'}
          onClick={() => session.command('cycle_start')}
        >
          <Icon name="play" size={16} />
          {text.live.start}
        </button>
      )}
      {asking && (
        <Confirm
          question={text.live.stopSure}
          action={text.live.stop}
          onConfirm={() => session.command('cycle_stop')}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
