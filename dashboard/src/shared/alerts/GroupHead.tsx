import { Link } from 'react-router';
import { text } from '../text';
import { moment } from '../time/format';
import { SeverityBadge } from '../ui/Badge';
import type { AlertGroup } from './groups';

/** How many alerts stand behind one line, and of which cycles. */
export function countWords({ alerts, firstCycle, lastCycle, goesOn }: AlertGroup): string {
  return text.alerts.count(alerts.length, firstCycle, lastCycle, goesOn);
}

/** Which sensors they are about, the worst first. */
export function sensorWords({ alerts }: AlertGroup): string {
  const names = [...new Set(alerts.flatMap(({ sensor_name, sensor_id }) => sensor_name ?? sensor_id ?? []))];
  const more = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(more > 0 ? [text.alerts.andMore(more)] : [])].join(', ');
}

const MOST_NAMES = 3;

/** What a group of alerts says: the severity and the text of its worst, and how many there are. */
export function GroupHead({ group }: { group: AlertGroup }) {
  const { head, alerts } = group;
  const several = alerts.length > 1;
  const isOneCycle = group.firstCycle === group.lastCycle;
  return (
    <>
      <p className="row">
        <SeverityBadge severity={head.severity} />
        <strong>{text.alerts.types[head.alert_type] ?? head.alert_type}</strong>
        {several && <span className="badge plain">{countWords(group)}</span>}
        <span className="muted small">
          {several && !isOneCycle
            ? text.alerts.firstLast(moment(group.first), moment(group.last))
            : moment(head.created_at)}
        </span>
      </p>
      <p className="alert-message">
        {several && (
          <span className="muted">
            {head === alerts[0] && !isOneCycle
              ? `${text.common.cycle(head.cycle_number)}: `
              : `${text.common.cycle(head.cycle_number)}, ${text.alerts.worst}: `}
          </span>
        )}
        <Link to={`/live/analysis/${head.cycle_id}`}>{head.message}</Link>
      </p>
    </>
  );
}
