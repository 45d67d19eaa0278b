import { memo, useRef } from 'react';
import type { Curve } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import type { Sensor } from '@shared/api/types';
import type { LiveStore } from '@shared/live/store';
import { text } from '@shared/text';
import { unitShown } from '@shared/units/unit';
import { SilentBadge } from './SilentBadge';
import type { Silence } from './silence';
import type { CycleSpan } from './spans';
import { useLiveCurve } from './useLiveCurve';

export interface SensorCardProps {
  store: LiveStore;
  /** Which moment is shown; seconds of performance.now(), as what it is given. */
  moment: (now: number) => number;
  sensor: Sensor;
  seconds: number;
  /** Of the running one. */
  cycleStart: number | undefined;
  /** Behind which the reference is drawn. */
  cycles: readonly CycleSpan[];
  reference: Curve | undefined;
  band: Band | undefined;
  small: boolean;
  /** In how many rows the cards stand. */
  rows: number | undefined;
  silence: Silence | undefined;
}

const FIGURES = ['min', 'mean', 'max', 'quality'] as const;

/** One sensor: its curve of the last seconds and its figures, written past React as they change. */
export const SensorCard = memo(function SensorCard(props: SensorCardProps) {
  const card = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  useLiveCurve(card, place, props);
  const { sensor, small, silence } = props;
  const name = sensor.name ?? sensor.sensor_id;
  return (
    <article
      ref={card}
      className="card sensor-card"
      aria-label={name}
      data-sensor={sensor.sensor_id}
      data-kind={silence && 'missing'}
    >
      <header>
        <h3 title={name}>{name}</h3>
        <SilentBadge silence={silence} short={small} />
        <p className="reading">
          <span data-figure="current">–</span>
          {sensor.unit && <span className="muted"> {unitShown(sensor.unit)}</span>}
        </p>
      </header>
      <div ref={place} className="plot" role="img" aria-label={text.live.curve(name)} />
      {!small && (
        <dl className="figures">
          {FIGURES.map((figure) => (
            <div key={figure}>
              <dt>{text.live[figure]}</dt>
              <dd data-figure={figure}>–</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
});
