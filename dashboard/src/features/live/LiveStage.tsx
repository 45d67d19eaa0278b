import { useMemo } from 'react';
import type { CycleStatus } from '@shared/api/types';
import { text } from '@shared/text';
import { Notice } from '@shared/ui/Notice';
import { useUrlState } from '@shared/ui/useUrlState';
import { LiveToolbar } from './LiveToolbar';
import { OverlayPlot } from './OverlayPlot';
import { SensorGrid } from './SensorGrid';
import { Ticker } from './Ticker';
import { readChoice } from './choice';
import type { LiveSession } from './session';
import type { LiveView } from './view';
import { useReference } from './useReference';

/** The curves, what is chosen of them, and the alerts beside them. */
export function LiveStage(props: {
  session: LiveSession;
  view: LiveView;
  status: CycleStatus;
  streamId: string;
}) {
  const { session, view, status } = props;
  const { params, set } = useUrlState();
  const choice = useMemo(() => readChoice(params, view.sensors), [params, view.sensors]);
  const reference = useReference(status.reference_cycle_id ?? undefined);
  const start = status.state === 'active' || status.state === 'stopping' ? status.start_time : null;
  const cycleStart = start ? Date.parse(start) / 1000 : undefined;

  return (
    <>
      <LiveToolbar
        choice={choice}
        sensors={view.sensors}
        onChange={set}
        expected={reference}
      />
      <div className="live-stage">
        <section aria-label={text.analysis.curves} className="grow">
          {view.sensors.length === 0 && (
            <Notice icon="empty" title={text.live.noSensors} hint={text.live.noSensorsHint} />
          )}
          {choice.layout === 'grid' ? (
            <SensorGrid
              session={session}
              sensors={choice.shown}
              seconds={choice.seconds}
              cycleStart={cycleStart}
              expected={reference}
            />
          ) : (
            <OverlayPlot session={session} sensors={choice.shown} seconds={choice.seconds} />
          )}
        </section>
        <Ticker streamId={props.streamId} alerts={view.alerts} />
      </div>
    </>
  );
}
