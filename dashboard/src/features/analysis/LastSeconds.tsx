import { useMemo } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import type { Envelope } from '@shared/api/envelope';
import { text } from '@shared/text';
import { SensorCurve } from './SensorCurve';

const SECONDS = 30;
const SENSORS = 6;

/** What was seen right before a cycle was broken off. */
export function LastSeconds(props: {
  curves: CycleCurves;
  order: readonly string[];
  envelope: Envelope | undefined;
  reason: string | null | undefined;
}) {
  const { curves } = props;
  const range = useMemo(
    () => ({ from: Math.max(0, curves.duration - SECONDS), to: curves.duration }),
    [curves.duration],
  );
  const reason = text.analysis.reasons[props.reason ?? ''] ?? text.analysis.unknownReason;
  return (
    <section className="stack" aria-label={text.analysis.before(SECONDS)}>
      <header>
        <h2>{text.analysis.before(SECONDS)}</h2>
        <p className="muted small">{text.analysis.beforeHint(reason)}</p>
      </header>
      <div className="curve-grid">
        {props.order.slice(0, SENSORS).map((id) => {
          const curve = curves.curves.get(id);
          return (
            curve && (
              <SensorCurve
                key={id}
                curve={curve}
                reference={curves.reference.get(id)}
                band={props.envelope?.bands.get(id)}
                range={range}
              />
            )
          );
        })}
      </div>
    </section>
  );
}
