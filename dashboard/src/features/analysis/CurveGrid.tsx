import { useState } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import type { Envelope } from '@shared/api/envelope';
import type { Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { SensorCurve } from './SensorCurve';
import { markedStretch, type DifferenceRow } from './differences';

const FEW = 6;

function curvesHint(isMarked: boolean, envelope: Envelope | undefined): string {
  const { curvesHint: hint } = text.analysis;
  const cycles = envelope?.cycles ?? 0;
  return [hint.lines, cycles > 1 && hint.band(cycles), isMarked && hint.marked]
    .filter(Boolean)
    .join(' ');
}

/** Each sensor's curve over its reference's, the most conspicuous first. */
export function CurveGrid(props: {
  curves: CycleCurves;
  order: readonly string[];
  rows: readonly DifferenceRow[];
  /** The sensors whose deviating stretch is marked. */
  blamed: readonly Deviation[];
  envelope: Envelope | undefined;
}) {
  const [all, setAll] = useState(false);
  const { curves } = props;
  const known = props.order.filter((id) => curves.curves.has(id));
  const shown = all ? known : known.slice(0, FEW);
  const rows = new Map(props.rows.map((row) => [row.sensorId, row]));
  const deviations = new Map(props.blamed.map((deviation) => [deviation.sensor_id, deviation]));
  return (
    <section className="stack" aria-label={text.analysis.curves}>
      <header className="row">
        <div className="grow">
          <h2>{text.analysis.curves}</h2>
          <p className="muted small">{curvesHint(props.blamed.length > 0, props.envelope)}</p>
        </div>
        {known.length > FEW && (
          <button type="button" className="button no-print" onClick={() => setAll(!all)}>
            {all ? text.analysis.showFew : text.analysis.showAll(known.length)}
          </button>
        )}
      </header>
      <div className="curve-grid">
        {shown.map((id) => {
          const curve = curves.curves.get(id);
          return (
            curve && (
              <SensorCurve
                key={id}
                curve={curve}
                reference={curves.reference.get(id)}
                band={props.envelope?.bands.get(id)}
                stretch={markedStretch(deviations.get(id), rows.get(id), curves.duration)}
              />
            )
          );
        })}
      </div>
    </section>
  );
}
