import { useMemo, useState } from 'react';
import type { CycleCurves } from '@shared/api/curves';
import type { Band, Envelope } from '@shared/api/envelope';
import type { Stretch } from '@shared/api/gaps';
import type { Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { duration as seconds } from '@shared/time/format';
import { Segments } from '@shared/ui/Segments';
import { useUrlState } from '@shared/ui/useUrlState';
import { SensorCurve } from './SensorCurve';
import { alignedBand, isMoved, type Alignment } from './alignment';
import { usualBandOf } from './stretches';

const FEW = 6;
/** Of an aborted cycle, what was seen right before it was broken off. */
const LAST_SECONDS = 30;
const PARTS = ['end', 'whole'] as const;

const NOWHERE: readonly Stretch[] = [];

interface Bands {
  blamed: readonly Deviation[];
  envelope: Envelope | undefined;
  alignment: Alignment | undefined;
}

/** Each sensor's curve over its reference's, the most conspicuous first. */
export function CurveGrid(props: {
  curves: CycleCurves;
  order: readonly string[];
  /** The sensors that are out of the ordinary. */
  blamed: readonly Deviation[];
  /** Where they are, by sensor. */
  stretches: ReadonlyMap<string, readonly Stretch[]>;
  /** They never gave a usable sample. */
  silent: readonly string[];
  envelope: Envelope | undefined;
  alignment: Alignment | undefined;
  /** It did not end by itself: its end comes first. */
  aborted: boolean;
}) {
  const [all, setAll] = useState(false);
  const { params, set } = useUrlState();
  const { curves } = props;
  const known = props.order.filter((id) => curves.curves.has(id));
  const shown = all ? known : known.slice(0, Math.max(FEW, props.silent.length));
  const bands = useBands(props);
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
            {hintOf(props)}
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
                band={bands.get(id)}
                stretches={props.stretches.get(id) ?? NOWHERE}
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

/** What the verdict went by for the sensors to blame, the envelope of healthy cycles for the others. */
function useBands({ blamed, envelope, alignment }: Bands): ReadonlyMap<string, Band> {
  return useMemo(() => {
    const bands = new Map<string, Band>();
    for (const [id, band] of envelope?.bands ?? []) bands.set(id, alignedBand(band, alignment) ?? band);
    for (const deviation of blamed) {
      const usual = usualBandOf(deviation);
      if (usual) bands.set(deviation.sensor_id, usual);
    }
    return bands;
  }, [blamed, envelope, alignment]);
}

function hintOf({ blamed, envelope, alignment }: Bands): string {
  const { curvesHint: hint } = text.analysis;
  const cycles = envelope?.cycles ?? 0;
  const isJudged = blamed.some(({ usual_band }) => usual_band);
  return [
    hint.lines,
    isMoved(alignment) && hint.aligned,
    cycles > 1 && hint.band(cycles),
    isJudged && hint.judged,
  ]
    .filter(Boolean)
    .join(' ');
}
