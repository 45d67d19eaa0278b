import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { answerOf, api } from '@shared/api/client';
import { queries } from '@shared/api/queries';
import { text } from '@shared/text';
import { Dialog } from '@shared/ui/Dialog';
import { PickerSearch } from '@shared/ui/PickerSearch';
import { Icon } from '@shared/ui/Icon';

const LISTED = 50;

/** Which machine's alerts are listed; there may be thousands, so the server searches. */
export function MachinePicker(props: { streamId: string; onChoose: (id: string | undefined) => void }) {
  const { streamId } = props;
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ ...queries.status(streamId), enabled: Boolean(streamId) });
  const shown = streamId ? (data?.stream.device_name ?? streamId) : text.alerts.allMachines;
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        <Icon name="filter" size={16} />
        {`${text.common.machine}: ${shown}`}
      </button>
      {open && (
        <MachineSearch
          onClose={() => setOpen(false)}
          onChoose={(id) => {
            props.onChoose(id);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function MachineSearch(props: { onChoose: (id: string | undefined) => void; onClose: () => void }) {
  const [words, setWords] = useState('');
  const q = useDeferredValue(words.trim());
  const { data } = useQuery({
    queryKey: ['streams', 'found', q],
    placeholderData: keepPreviousData,
    queryFn: () =>
      answerOf(
        api.GET('/api/live/streams', {
          params: { query: { ...(q && { q }), sensors: false, limit: LISTED } },
        }),
      ),
  });
  return (
    <Dialog title={text.common.machine} onClose={props.onClose}>
      <PickerSearch hint={text.streams.searchHint} words={words} onType={setWords} />
      <ul className="picker machines" aria-label={text.common.machine}>
        {data?.streams.map(({ stream_id, device_name, stream_name }) => (
          <li key={stream_id}>
            <button type="button" className="button quiet" onClick={() => props.onChoose(stream_id)}>
              {device_name}
              {stream_name !== device_name && <span className="muted small">{stream_name}</span>}
            </button>
          </li>
        ))}
      </ul>
      <p className="muted small" role="status">
        {data?.next_cursor ? text.alerts.moreMachines(LISTED) : ''}
        {data?.streams.length === 0 ? text.streams.noMatch : ''}
      </p>
      <div className="row dialog-actions">
        <button type="button" className="button" onClick={() => props.onChoose(undefined)}>
          {text.alerts.allMachines}
        </button>
        <button type="button" className="button primary" onClick={props.onClose}>
          {text.common.close}
        </button>
      </div>
    </Dialog>
  );
}
