import { useState } from 'react';
import { Link } from 'react-router';
import { countWords, GroupHead, sensorWords } from '@shared/alerts/GroupHead';
import type { AlertGroup } from '@shared/alerts/groups';
import { text } from '@shared/text';
import { AlertCard } from './AlertCard';
import { CheckBox } from './CheckBox';

/** A fault that lasts, or a bad cycle: said once, every alert of it one step further. */
export function GroupCard(props: {
  group: AlertGroup;
  selected: ReadonlySet<string>;
  /** Undefined where nothing can be selected. */
  onSelect: ((ids: readonly string[], isSelected: boolean) => void) | undefined;
  onAcknowledge: ((ids: readonly string[]) => void) | undefined;
}) {
  const { group, selected, onSelect, onAcknowledge } = props;
  const [open, setOpen] = useState(false);
  const { alerts, head } = group;
  const ids = alerts.map(({ id }) => id);
  const chosen = ids.filter((id) => selected.has(id)).length;
  const name = sensorWords(group);
  return (
    <li className="alert-line" data-group={alerts.length}>
      {onSelect && (
        <CheckBox
          label={text.alerts.selectGroup(countWords(group), name)}
          checked={chosen === ids.length}
          partly={chosen > 0 && chosen < ids.length}
          onChange={(isSelected) => onSelect(ids, isSelected)}
        />
      )}
      <div className="grow">
        <GroupHead group={group} />
        <p className="row small">
          <Link to={`/live/${head.stream_id}`}>{head.device_name ?? text.common.machine}</Link>
          {name && <span className="muted">{name}</span>}
        </p>
        <p className="row no-print group-actions">
          <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? text.alerts.hideEach : text.alerts.showEach(alerts.length)}
          </button>
          {onAcknowledge && (
            <button type="button" className="button" onClick={() => onAcknowledge(ids)}>
              {text.alerts.acknowledge(ids.length)}
            </button>
          )}
        </p>
        {open && (
          <ul className="group-alerts">
            {alerts.map((alert) => (
              <AlertCard
                key={alert.id}
                alert={alert}
                selected={selected.has(alert.id)}
                onSelect={onSelect && (() => onSelect([alert.id], !selected.has(alert.id)))}
              />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
