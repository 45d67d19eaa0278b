import { Link } from 'react-router';
import type { ListedAlert } from '@shared/api/types';
import { text } from '@shared/text';
import { moment } from '@shared/time/format';
import { SeverityBadge } from '@shared/ui/Badge';

export function AlertCard(props: {
  alert: ListedAlert;
  selected: boolean;
  onSelect: (() => void) | undefined;
}) {
  const { alert } = props;
  return (
    <li className="alert-line" data-alert={alert.id}>
      {props.onSelect && (
        <input
          type="checkbox"
          checked={props.selected}
          onChange={props.onSelect}
          aria-label={text.alerts.select(alert.message)}
        />
      )}
      <div className="grow">
        <p className="row">
          <SeverityBadge severity={alert.severity} />
          <strong>{text.alerts.types[alert.alert_type] ?? alert.alert_type}</strong>
          <span className="muted small">{moment(alert.created_at)}</span>
        </p>
        <p className="alert-message">{alert.message}</p>
        <p className="row small">
          <Link to={`/live/${alert.stream_id}`}>{alert.device_name ?? text.common.machine}</Link>
          <Link to={`/live/analysis/${alert.cycle_id}`}>{text.common.cycle(alert.cycle_number)}</Link>
          {alert.sensor_name && <span className="muted">{alert.sensor_name}</span>}
        </p>
        {alert.withdrawn && <p className="small muted">{text.alerts.withdrawn}</p>}
        {alert.acknowledged && (
          <p className="small acknowledged">
            {text.alerts.by(alert.acknowledged_by ?? '–', moment(alert.acknowledged_at))}
            {alert.comment && <q>{alert.comment}</q>}
          </p>
        )}
      </div>
    </li>
  );
}
