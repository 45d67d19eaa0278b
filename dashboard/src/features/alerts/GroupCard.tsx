import { useState } from 'react';
import { Link } from 'react-router';
import { text } from '@shared/text';
import { moment } from '@shared/time/format';
import { SeverityBadge } from '@shared/ui/Badge';
import { AlertCard } from './AlertCard';
import { CheckBox } from './CheckBox';
import type { AlertGroup } from './groups';

/** A fault that lasts: said once, every alert of it one step further. */
export function GroupCard(props: {
  group: AlertGroup;
  selected: ReadonlySet<string>;
  /** Undefined where nothing can be selected. */
  onSelect: ((ids: readonly string[], isSelected: boolean) => void) | undefined;
  onAcknowledge: ((ids: readonly string[]) => void) | undefined;
}) {
  const { group, selected, onSelect, onAcknowledge } = props;
  const [open, setOpen] = useState(false);
  const { alerts } = group;
  const [newest] = alerts;
  if (!newest) return null;
  const ids = alerts.map(({ id }) => id);
  const chosen = ids.filter((id) => selected.has(id)).length;
  const words = text.alerts.inARow(alerts.length, group.goesOn);
  const name = newest.sensor_name ?? newest.sensor_id;
  return (
    <li className="alert-line" data-group={alerts.length}>
      {onSelect && (
        <CheckBox
          label={text.alerts.selectGroup(words, name ?? '')}
          checked={chosen === ids.length}
          partly={chosen > 0 && chosen < ids.length}
          onChange={(isSelected) => onSelect(ids, isSelected)}
        />
      )}
      <div className="grow">
        <p className="row">
          <SeverityBadge severity={group.severity} />
          <strong>{text.alerts.types[newest.alert_type] ?? newest.alert_type}</strong>
          <span className="badge plain">{words}</span>
          <span className="muted small">
            {text.alerts.firstLast(moment(group.first), moment(group.last))}
          </span>
        </p>
        <p className="alert-message">{newest.message}</p>
        <p className="row small">
          <Link to={`/live/${newest.stream_id}`}>{newest.device_name ?? text.common.machine}</Link>
          <Link to={`/live/analysis/${newest.cycle_id}`}>
            {text.alerts.newestCycle(newest.cycle_number)}
          </Link>
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
