import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { GroupHead } from '@shared/alerts/GroupHead';
import { grouped, type AlertGroup } from '@shared/alerts/groups';
import { queries } from '@shared/api/queries';
import type { ListedAlert, Sensor } from '@shared/api/types';
import type { LiveAlert } from '@shared/live/messages';
import { text } from '@shared/text';
import { timeOfDay } from '@shared/time/format';
import { silenceWords } from './SilentBadge';
import type { Silence } from './silence';
import type { Silent } from './useSilent';
import type { LiveView } from './view';

const SHOWN = 20;
const SILENT_SHOWN = 10;

/** Who is silent now, and the machine's open alerts, newest first; screen readers read out new ones. */
export function Attention(props: {
  streamId: string;
  view: LiveView;
  sensors: readonly Sensor[];
  silent: Silent;
}) {
  const { streamId, silent } = props;
  const shown = useOpenAlerts(streamId, props.view);
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
        {shown.map((group) => (
          <li key={group.key} className="alert-item" data-group={group.alerts.length}>
            <GroupHead group={group} />
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

/** The same groups as the page of alerts has, and those that the store does not know yet. */
function useOpenAlerts(streamId: string, { alerts, gone }: LiveView): AlertGroup[] {
  const { data, hasNextPage } = useInfiniteQuery({
    ...queries.alerts({ acknowledged: false, stream_id: streamId }),
    refetchInterval: 10_000,
  });
  return useMemo(() => {
    const stored = data?.pages.flatMap((page) => page.alerts) ?? [];
    const known = new Map(stored.map((alert) => [alert.id, alert]));
    // The live channel tells of some before the database has them, and of what became of others.
    for (const alert of alerts)
      known.set(alert.id, listed(streamId, alert, known.get(alert.id)?.contribution_share));
    const open = [...known.values()].filter(({ id }) => !gone.has(id));
    return grouped(open, hasNextPage).slice(0, SHOWN);
  }, [data, hasNextPage, alerts, gone, streamId]);
}

function listed(streamId: string, alert: LiveAlert, share: number | null | undefined): ListedAlert {
  return {
    ...alert,
    contribution_share: share ?? null,
    stream_id: streamId,
    device_name: null,
    cycle_id: alert.cycle_id ?? '',
    cycle_number: alert.cycle_number ?? null,
  };
}
