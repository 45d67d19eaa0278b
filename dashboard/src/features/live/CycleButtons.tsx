import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RoleNote } from '@shared/access/RoleNote';
import { useMay } from '@shared/access/useMay';
import { answerOf, api } from '@shared/api/client';
import type { CycleStatus } from '@shared/api/types';
import { text } from '@shared/text';
import { Confirm } from '@shared/ui/Confirm';
import { Dialog } from '@shared/ui/Dialog';
import { Icon } from '@shared/ui/Icon';

/** Starts and stops the machine's cycle; a stop is asked twice. Others than operators are told why not. */
export function CycleButtons(props: {
  streamId: string;
  machine: string;
  status: CycleStatus | undefined;
  /** Whether what is shown is of this moment. */
  current: boolean;
}) {
  const { streamId, machine, status, current } = props;
  const [asking, setAsking] = useState<number>();
  const { allowed } = useMay('command');
  const command = useMutation({ mutationFn: (name: 'start' | 'stop') => give(name, streamId) });
  if (!allowed) return <RoleNote right="command" what={text.access.needs.cycle} />;
  const running = status?.state === 'active';
  const disabled = !current || command.isPending;
  return (
    <div className="row no-print">
      {command.error && (
        <p className="problem-text" role="alert">
          {command.error.message || text.problems.unreachable}
        </p>
      )}
      {running ? (
        <button
          type="button"
          className="button danger"
          disabled={disabled}
          onClick={() => setAsking(status.cycle_number)}
        >
          <Icon name="stop" size={16} />
          {text.live.stop}
        </button>
      ) : (
        <button
          type="button"
          className="button"
          disabled={disabled || status?.state === 'stopping'}
          onClick={() => command.mutate('start')}
        >
          <Icon name="play" size={16} />
          {text.live.start}
        </button>
      )}
      {asking !== undefined && !(running && status.cycle_number === asking) && (
        <Dialog title={text.live.stopTooLate(asking)} onClose={() => setAsking(undefined)}>
          <p className="muted dialog-hint">{text.live.stopTooLateHint}</p>
          <div className="row dialog-actions">
            <button type="button" className="button" onClick={() => setAsking(undefined)}>
              {text.common.close}
            </button>
          </div>
        </Dialog>
      )}
      {asking !== undefined && running && status.cycle_number === asking && (
        <Confirm
          question={text.live.stopSure(asking, machine)}
          hint={text.live.stopHint}
          action={text.live.stop}
          onConfirm={() => command.mutate('stop')}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

function give(name: 'start' | 'stop', streamId: string): Promise<unknown> {
  const params = { query: { stream_id: streamId } };
  return answerOf(
    name === 'start'
      ? api.POST('/api/live/cycle/start', { params })
      : api.POST('/api/live/cycle/stop', { params }),
  );
}
