import { text } from '@shared/text';
import { Dialog } from '@shared/ui/Dialog';

/** That the cycle somebody was asked about has begun, or ended, by itself meanwhile. */
export function TooLate(props: { start: boolean; cycle: number; onClose: () => void }) {
  const { start, cycle, onClose } = props;
  const { startTooLate, startTooLateHint, stopTooLate, stopTooLateHint } = text.live;
  return (
    <Dialog title={start ? startTooLate(cycle) : stopTooLate(cycle)} onClose={onClose}>
      <p className="muted dialog-hint">{start ? startTooLateHint : stopTooLateHint}</p>
      <div className="row dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {text.common.close}
        </button>
      </div>
    </Dialog>
  );
}
