import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { RoleNote } from '@shared/access/RoleNote';
import { useMay } from '@shared/access/useMay';
import type { CycleStatus } from '@shared/api/types';
import { text } from '@shared/text';
import { Confirm } from '@shared/ui/Confirm';
import { Icon } from '@shared/ui/Icon';
import { give, type Command } from './commands';
import { StopDialog } from './StopDialog';
import { TooLate } from './TooLate';

/** What is asked, of which cycle. */
interface Question {
  start: boolean;
  cycle: number;
}

/** Starts and ends the machine's cycle; both are asked twice. Others than operators are told why not. */
export function CycleButtons(props: {
  streamId: string;
  machine: string;
  status: CycleStatus | undefined;
  /** Whether what is shown is of this moment. */
  current: boolean;
  /** Seconds that the running cycle has taken so far. */
  elapsed: () => number | undefined;
}) {
  const { streamId, machine, status, current } = props;
  const [asking, setAsking] = useState<Question>();
  const { allowed } = useMay('command');
  const command = useMutation({ mutationFn: (what: Command) => give(streamId, what) });
  if (!allowed) return <RoleNote right="command" what={text.access.needs.cycle} />;
  const running = status?.state === 'active';
  const disabled = !current || command.isPending;
  const number = status?.cycle_number ?? 0;
  const close = () => setAsking(undefined);
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
          onClick={() => setAsking({ start: false, cycle: number })}
        >
          <Icon name="stop" size={16} />
          {text.live.stop}
        </button>
      ) : (
        <button
          type="button"
          className="button"
          disabled={disabled || status?.state === 'stopping'}
          onClick={() => setAsking({ start: true, cycle: number + 1 })}
        >
          <Icon name="play" size={16} />
          {text.live.start}
        </button>
      )}
      {asking && isTooLate(asking, running, number) && <TooLate {...asking} onClose={close} />}
      {asking?.start && !isTooLate(asking, running, number) && (
        <Confirm
          question={text.live.startSure(asking.cycle, machine)}
          hint={text.live.startHint}
          action={text.live.start}
          onConfirm={() => command.mutate({ name: 'start' })}
          onClose={close}
        />
      )}
      {asking && !asking.start && status && !isTooLate(asking, running, number) && (
        <StopDialog
          status={status}
          machine={machine}
          elapsed={props.elapsed}
          onConfirm={command.mutate}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The machine goes on while somebody thinks: nothing is done to another cycle than the one named. */
function isTooLate({ start, cycle }: Question, running: boolean, number: number): boolean {
  return start ? number >= cycle : !running || number !== cycle;
}
