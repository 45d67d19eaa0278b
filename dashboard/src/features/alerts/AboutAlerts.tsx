import type { ListedAlert } from '@shared/api/types';
import { text } from '@shared/text';
import { SeverityBadge } from '@shared/ui/Badge';

const NAMED = 5;

/** Which alerts an answer is about, the first few of many. */
export function AboutAlerts({ alerts }: { alerts: readonly ListedAlert[] }) {
  const more = alerts.length - NAMED;
  return (
    <ul className="about-alerts small">
      {alerts.slice(0, NAMED).map((alert) => (
        <li key={alert.id} data-about={alert.id}>
          <p className="row">
            <SeverityBadge severity={alert.severity} />
            <strong>
              {text.alerts.about(
                alert.device_name ?? text.common.machine,
                alert.sensor_name ?? alert.sensor_id ?? null,
                alert.cycle_number,
              )}
            </strong>
          </p>
          <p className="alert-message" title={alert.message}>
            {alert.message}
          </p>
        </li>
      ))}
      {more > 0 && <li className="muted">{text.alerts.andMore(more)}</li>}
    </ul>
  );
}
