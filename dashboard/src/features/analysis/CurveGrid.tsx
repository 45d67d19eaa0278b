import { useState } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import type { Envelope } from '@shared/api/envelope';
import type { Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { duration as seconds } from '@shared/time/format';
import { Segments } from '@shared/ui/Segments';
import { useUrlState } from '@shared/ui/useUrlState';
import { SensorCurve } from './SensorCurve';
import { markedStretch, type DifferenceRow } from './differences';

const FEW = 6;
/** Of an aborted cycle, what was seen right before it was broken off. */
const LAST_SECONDS = 30;
const PARTS = ['end', 'whole'] as const;

/** Each sensor's curve over its reference's, the most conspicuous first. */
export function CurveGrid(props: {
  curves: CycleCurves;
  order: readonly string[];
  rows: readonly DifferenceRow[];
  /** The sensors whose deviating stretch is marked. */
  blamed: readonly Deviation[];
  /** They never gave a usable sample. */
  silent: readonly string[];
  envelope: Envelope | undefined;
  /** It did not end by itself: its end comes first. */
  aborted: boolean;
}) {
  const [all, setAll] = useState(false);
  const { params, set } = useUrlState();
  const { curves } = props;
  const known = props.order.filter((id) => curves.curves.has(id));
  const shown = all ? known : known.slice(0, Math.max(FEW, props.silent.length));
  const rows = new Map(props.rows.map((row) => [row.sensorId, row]));
  const deviations = new Map(props.blamed.map((deviation) => [deviation.sensor_id, deviation]));
  const silent = new Set(props.silent);
  const hasParts = props.aborted && curves.duration > LAST_SECONDS;
  const isEnd = hasParts && params.get('part') !== 'whole';
  const range = isEnd ? { from: curves.duration - LAST_SECONDS, to: curves.duration } : undefined;
  return (
    <section className="stack" aria-label={text.analysis.curves}>
      <header className="row">
        <div className="grow">
          <h2>{headingOf(props.aborted, hasParts, isEnd, curves.duration)}</h2>
          <p className="muted small">
            {hintOf(props.blamed.length > 0, hasGaps(curves), props.envelope)}
          </p>
        </div>
        {hasParts && (
          <Segments
            label={text.analysis.part}
            value={isEnd ? 'end' : 'whole'}
            options={PARTS.map((value) => ({ value, label: text.analysis.parts(LAST_SECONDS)[value] }))}
            onChange={(value) => set({ part: value === 'end' ? undefined : value })}
          />
        )}
        {known.length > shown.length || all ? (
          <button type="button" className="button no-print" onClick={() => setAll(!all)}>
            {all ? text.analysis.showFew : text.analysis.showAll(known.length)}
          </button>
        ) : null}
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
                range={range}
                isSilent={silent.has(id)}
              />
            )
          );
        })}
      </div>
    </section>
  );
}

function headingOf(aborted: boolean, hasParts: boolean, isEnd: boolean, length: number): string {
  if (!aborted) return text.analysis.curves;
  if (isEnd) return text.analysis.before(LAST_SECONDS);
  return hasParts ? text.analysis.wholeCycle : text.analysis.beforeWhole(seconds(length));
}

function hasGaps({ curves }: CycleCurves): boolean {
  return [...curves.values()].some(({ gaps }) => gaps.length > 0);
}

function hintOf(isMarked: boolean, isHatched: boolean, envelope: Envelope | undefined): string {
  const { curvesHint: hint } = text.analysis;
  const cycles = envelope?.cycles ?? 0;
  return [hint.lines, cycles > 1 && hint.band(cycles), isMarked && hint.marked, isHatched && hint.gaps]
    .filter(Boolean)
    .join(' ');
}
