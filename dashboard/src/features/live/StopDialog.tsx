import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queries } from '@shared/api/queries';
import type { CycleStatus } from '@shared/api/types';
import { text } from '@shared/text';
import { duration } from '@shared/time/format';
import { Dialog } from '@shared/ui/Dialog';
import { recallName, rememberName } from '@shared/ui/memory';
import type { Command } from './commands';
import { isShort } from './elapsed';

const WAYS = [
  { value: 'stop', label: text.live.judge, hint: text.live.judgeHint },
  { value: 'abort', label: text.live.abort, hint: text.live.abortHint },
] as const;

/** Ends the running cycle, as a whole one or as one that was broken off. */
export function StopDialog(props: {
  status: CycleStatus;
  machine: string;
  elapsed: () => number | undefined;
  onConfirm: (command: Command) => void;
  onClose: () => void;
}) {
  const { status, onClose } = props;
  const [ran] = useState(props.elapsed);
  const usual = useUsual(status.reference_cycle_id);
  const [chosen, setChosen] = useState<Command['name']>();
  const [by, setBy] = useState(recallName);
  const how = chosen ?? (isShort(ran, usual) ? 'abort' : 'stop');
  const ways = useFocusOnChosen(how);
  const cycleId = status.cycle_id ?? undefined;
  const confirm = () => {
    if (how === 'abort') rememberName(by);
    props.onConfirm(how === 'abort' ? { name: how, cycleId, by: by.trim() } : { name: 'stop', cycleId });
    onClose();
  };
  return (
    <Dialog title={text.live.stopSure(status.cycle_number ?? 0, props.machine)} onClose={onClose}>
      {ran !== undefined && usual !== undefined && (
        <p className="muted dialog-hint">{text.live.lasted(duration(ran), duration(usual))}</p>
      )}
      <form
        className="stop-form"
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <fieldset className="ways" ref={ways}>
          <legend className="small muted">{text.live.stopHow}</legend>
          {WAYS.map(({ value, label, hint }) => (
            <label key={value}>
              <input
                type="radio"
                name="how"
                value={value}
                checked={how === value}
                aria-describedby={`how-${value}`}
                onChange={() => setChosen(value)}
              />
              <span>
                {label}
                <span id={`how-${value}`} className="small muted">
                  {hint}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        {how === 'abort' && (
          <label className="field">
            <span>{text.live.abortedBy}</span>
            <input
              className="input"
              maxLength={200}
              autoComplete="name"
              value={by}
              onChange={(event) => setBy(event.target.value)}
            />
          </label>
        )}
        <div className="row dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {text.common.cancel}
          </button>
          <button type="submit" className="button primary">
            {how === 'abort' ? text.live.abortCycle : text.live.stop}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/**
 * A dialog begins with its first field in focus. If that is not the chosen one of a group, the group
 * takes two steps of Tab: so the focus goes where the choice is.
 */
function useFocusOnChosen(chosen: string) {
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (group.current?.contains(document.activeElement))
      group.current.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [chosen]);
  return group;
}

/** Seconds that the reference took; undefined where there is none. */
function useUsual(referenceId: string | null | undefined): number | undefined {
  const { data } = useQuery({
    ...queries.cycle(referenceId ?? ''),
    enabled: Boolean(referenceId),
    staleTime: Infinity,
  });
  if (!data?.start_time || !data.end_time) return undefined;
  return (Date.parse(data.end_time) - Date.parse(data.start_time)) / 1000;
}
