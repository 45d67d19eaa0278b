import { useMemo } from 'react';
import type { CycleStatus, Sensor } from '@shared/api/types';
import { text } from '@shared/text';
import { Notice } from '@shared/ui/Notice';
import { useUrlState } from '@shared/ui/useUrlState';
import { Attention } from './Attention';
import { LastCycle } from './LastCycle';
import { LiveToolbar } from './LiveToolbar';
import { OverlayPlot } from './OverlayPlot';
import { SensorGrid } from './SensorGrid';
import { readChoice } from './choice';
import type { LiveSession } from './session';
import type { Silent } from './useSilent';
import type { LiveView } from './view';
import type { Expected } from './useReference';
import { useQuiet } from './useQuiet';
import { useSpans } from './useSpans';

/** What asks for attention, and the curves: of this moment, or of the last cycle while the machine rests. */
export function LiveStage(props: {
  session: LiveSession;
  view: LiveView;
  status: CycleStatus;
  streamId: string;
  sensors: readonly Sensor[];
  reference: Expected | undefined;
  silent: Silent;
}) {
  const { session, view, status, sensors, reference, silent } = props;
  const { params, set } = useUrlState();
  const choice = useMemo(() => readChoice(params, sensors), [params, sensors]);
  const running = status.state === 'active' || status.state === 'stopping';
  const start = running ? status.start_time : null;
  const cycleStart = start ? Date.parse(start) / 1000 : undefined;
  const quiet = useQuiet(session, choice.seconds);
  const spans = useSpans(props.streamId, view.cycles, status.reference_cycle_id ?? undefined);
  const rests = !running && quiet;

  return (
    <div className={rests ? 'live-stage rests' : 'live-stage'}>
      {!rests && (
        <LiveToolbar
          choice={choice}
          sensors={sensors}
          onChange={set}
          status={status}
          expected={reference}
          result={view.result}
        />
      )}
      <Attention streamId={props.streamId} view={view} sensors={sensors} silent={silent} />
      <section aria-label={text.analysis.curves} className="live-curves">
        {rests && <LastCycle status={status} />}
        {!rests && sensors.length === 0 && (
          <Notice icon="empty" title={text.live.noSensors} hint={text.live.noSensorsHint} />
        )}
        {!rests && choice.layout === 'grid' && (
          <SensorGrid
            session={session}
            sensors={choice.shown}
            seconds={choice.seconds}
            cycleStart={cycleStart}
            cycles={spans}
            expected={reference}
            silent={silent.sensors}
          />
        )}
        {!rests && choice.layout === 'overlay' && (
          <OverlayPlot
            session={session}
            sensors={choice.shown}
            seconds={choice.seconds}
            silent={silent.sensors}
          />
        )}
      </section>
    </div>
  );
}
