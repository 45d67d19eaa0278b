import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queries } from '@shared/api/queries';
import type { Sensor } from '@shared/api/types';
import type { LiveAlert } from '@shared/live/messages';
import { text } from '@shared/text';
import { moment, timeOfDay } from '@shared/time/format';
import { SeverityBadge } from '@shared/ui/Badge';
import { silenceWords } from './SilentBadge';
import type { Silence } from './silence';
import type { Silent } from './useSilent';
import { withAlert } from './view';

const SHOWN = 20;
const SILENT_SHOWN = 10;

/** Who is silent now, and the machine's open alerts, newest first; screen readers read out new ones. */
export function Attention(props: {
  streamId: string;
  alerts: readonly LiveAlert[];
  sensors: readonly Sensor[];
  silent: Silent;
}) {
  const { streamId, silent } = props;
  const shown = useOpenAlerts(streamId, props.alerts);
  const isQuiet = shown.length === 0 && silent.sensors.size === 0 && silent.machine === undefined;
  return (
    <aside className="card ticker" aria-label={text.live.ticker}>
      <header className="row">
        <h2 className="grow">{text.live.ticker}</h2>
        {shown.length > 0 && <Link to={`/alerts?stream=${streamId}`}>{text.live.allAlerts}</Link>}
      </header>
      {isQuiet && <p className="muted">{text.live.quiet}</p>}
      <ol aria-live="polite">
        {silent.machine !== undefined && (
          <li data-kind="missing">
            <span className="badge critical">{text.live.missing}</span>
            <p>{text.live.machineSilent(timeOfDay(silent.machine * 1000))}</p>
          </li>
        )}
        <SilentSensors sensors={props.sensors} silent={silent.sensors} />
        {shown.map((alert) => (
          <li key={alert.id} className="alert-item">
            <div className="row">
              <SeverityBadge severity={alert.severity} />
              <span className="muted small">{moment(alert.created_at)}</span>
            </div>
            <p>
              {alert.cycle_id ? (
                <Link to={`/live/analysis/${alert.cycle_id}`}>{alert.message}</Link>
              ) : (
                alert.message
              )}
            </p>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function SilentSensors(props: {
  sensors: readonly Sensor[];
  silent: ReadonlyMap<string, Silence>;
}) {
  const found = props.sensors.filter(({ sensor_id }) => props.silent.has(sensor_id));
  return (
    <>
      {found.slice(0, SILENT_SHOWN).map((sensor) => {
        const silence = props.silent.get(sensor.sensor_id);
        return (
          <li key={sensor.sensor_id} data-kind="missing" data-missing={sensor.sensor_id}>
            <span className="badge critical">{text.live.missing}</span>
            <p>
              <button type="button" className="link" onClick={() => bringIntoView(sensor.sensor_id)}>
                {sensor.name ?? sensor.sensor_id}
              </button>{' '}
              {silence && silenceWords(silence)}
            </p>
          </li>
        );
      })}
      {found.length > SILENT_SHOWN && (
        <li data-kind="missing">{text.live.moreSilent(found.length - SILENT_SHOWN)}</li>
      )}
    </>
  );
}

function bringIntoView(sensorId: string): void {
  document
    .querySelector(`[data-sensor="${CSS.escape(sensorId)}"]`)
    ?.scrollIntoView({ block: 'center' });
}

function useOpenAlerts(streamId: string, alerts: readonly LiveAlert[]): LiveAlert[] {
  const { data } = useInfiniteQuery({
    ...queries.alerts({ acknowledged: false, stream_id: streamId }),
    refetchInterval: 10_000,
  });
  const stored: LiveAlert[] = data?.pages[0]?.alerts.slice(0, SHOWN) ?? [];
  const known = new Set(stored.map(({ id }) => id));
  // The live channel tells of some before the database has them.
  const fresh = alerts.filter(({ id }) => !known.has(id));
  return [...fresh].reverse().reduce<LiveAlert[]>(withAlert, stored).slice(0, SHOWN);
}
