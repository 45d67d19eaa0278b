import { Link } from 'react-router';
import { text } from '../text';
import { moment } from '../time/format';
import { SeverityBadge } from '../ui/Badge';
import type { AlertGroup } from './groups';

/** How many alerts stand behind one line, and of which cycles. */
export function countWords({ alerts, firstCycle, lastCycle, goesOn }: AlertGroup): string {
  return text.alerts.count(alerts.length, firstCycle, lastCycle, goesOn);
}

/** What a group of alerts says: the severity and the text of its worst, and how many there are. */
export function GroupHead({ group }: { group: AlertGroup }) {
  const { head, alerts } = group;
  const several = alerts.length > 1;
  return (
    <>
      <p className="row">
        <SeverityBadge severity={head.severity} />
        <strong>{text.alerts.types[head.alert_type] ?? head.alert_type}</strong>
        {several && <span className="badge plain">{countWords(group)}</span>}
        <span className="muted small">
          {several
            ? text.alerts.firstLast(moment(group.first), moment(group.last))
            : moment(head.created_at)}
        </span>
      </p>
      <p className="alert-message">
        {several && (
          <span className="muted">
            {head === alerts[0]
              ? `${text.common.cycle(head.cycle_number)}: `
              : `${text.common.cycle(head.cycle_number)}, ${text.alerts.worst}: `}
          </span>
        )}
        <Link to={`/live/analysis/${head.cycle_id}`}>{head.message}</Link>
      </p>
    </>
  );
}
