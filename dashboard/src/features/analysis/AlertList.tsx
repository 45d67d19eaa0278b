import type { Alert } from '@shared/api/types';
import { text } from '@shared/text';
import { moment } from '@shared/time/format';
import { SeverityBadge } from '@shared/ui/Badge';

export function AlertList({ alerts }: { alerts: readonly Alert[] }) {
  return (
    <section className="card" aria-label={text.analysis.alerts}>
      <header>
        <h2>{text.analysis.alerts}</h2>
      </header>
      {alerts.length === 0 && <p className="muted">{text.analysis.noAlerts}</p>}
      <ul className="cycle-alerts">
        {alerts.map((alert) => (
          <li key={alert.id} className="row">
            <SeverityBadge severity={alert.severity} />
            <span className="grow message">{alert.message}</span>
            <span className="muted small">
              {alert.acknowledged
                ? text.alerts.by(alert.acknowledged_by ?? '', moment(alert.acknowledged_at))
                : text.alerts.open}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
