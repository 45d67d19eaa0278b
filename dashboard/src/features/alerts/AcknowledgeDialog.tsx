import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { noteAcknowledged } from '@shared/alerts/acknowledged';
import { answerOf, api } from '@shared/api/client';
import type { ListedAlert } from '@shared/api/types';
import { text } from '@shared/text';
import { Dialog } from '@shared/ui/Dialog';
import { recallName, rememberName } from '@shared/ui/memory';
import { AboutAlerts } from './AboutAlerts';
import { inParts } from './filter';

const PART = 100;

/** Says who has seen the alerts and what was done; several at once. */
export function AcknowledgeDialog(props: {
  /** Most to be looked at first. */
  alerts: readonly ListedAlert[];
  onDone: () => void;
  onClose: () => void;
}) {
  const ids = props.alerts.map(({ id }) => id);
  const client = useQueryClient();
  const [name, setName] = useState(recallName);
  const [comment, setComment] = useState('');
  const [done, setDone] = useState(0);
  const send = useMutation({
    mutationFn: async () => {
      rememberName(name);
      for (const part of inParts(ids, PART)) {
        await answerOf(
          api.POST('/api/live/alerts/ack', {
            body: { alert_ids: part, acknowledged_by: name.trim(), comment: comment.trim() },
          }),
        );
        noteAcknowledged(part);
        setDone((before) => before + part.length);
      }
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['alerts'] }),
    onSuccess: () => {
      props.onDone();
      props.onClose();
    },
  });
  return (
    <Dialog title={text.alerts.acknowledge(ids.length)} onClose={props.onClose}>
      <AboutAlerts alerts={props.alerts} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <label className="field">
          <span>{text.alerts.name}</span>
          <input
            className="input"
            required
            maxLength={200}
            autoComplete="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{text.alerts.comment}</span>
          <textarea
            className="input"
            maxLength={1000}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        </label>
        {send.isPending && <p role="status">{text.alerts.working(done, ids.length)}</p>}
        {send.error && (
          <p className="banner warning" role="alert">
            {send.error.message || text.problems.unreachable}
          </p>
        )}
        <div className="row dialog-actions">
          <button type="button" className="button" onClick={props.onClose}>
            {text.common.cancel}
          </button>
          <button type="submit" className="button primary" disabled={send.isPending || !name.trim()}>
            {text.alerts.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
