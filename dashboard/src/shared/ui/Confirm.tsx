import type { ReactNode } from 'react';
import { text } from '@shared/text';
import { Dialog } from './Dialog';

export function Confirm(props: {
  question: string;
  /** What follows from it. */
  hint?: string;
  children?: ReactNode;
  action: string;
  onConfirm: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog title={props.question} onClose={props.onClose}>
      {props.hint && <p className="muted dialog-hint">{props.hint}</p>}
      {props.children}
      <div className="row dialog-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {text.common.cancel}
        </button>
        <button
          type="button"
          className="button primary"
          onClick={() => {
            props.onConfirm();
            props.onClose();
          }}
        >
          {props.action}
        </button>
      </div>
    </Dialog>
  );
}
