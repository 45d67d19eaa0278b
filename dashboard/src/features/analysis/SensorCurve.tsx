import { useMemo } from 'react';
import type { Curve } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import type { Stretch } from '@shared/api/gaps';
import { Plot } from '@shared/chart/Plot';
import { useColours } from '@shared/chart/colours';
import { scaled } from '@shared/chart/scale';
import { text } from '@shared/text';
import { unitShown } from '@shared/units/unit';
import { CurveLegend } from './CurveLegend';
import { cycleData, cycleOptions } from './cycleOptions';

const HEIGHT = 190;

export function SensorCurve(props: {
  curve: Curve;
  reference: Curve | undefined;
  band?: Band | undefined;
  /** Where it was out of the ordinary. */
  stretches: readonly Stretch[];
  range?: Stretch | undefined;
  isSilent: boolean;
}) {
  const { curve, reference, band, stretches, range } = props;
  const colours = useColours();
  const options = useMemo(
    () => cycleOptions(colours, curve.unit, { stretches, gaps: curve.gaps, band }, range),
    [colours, curve.unit, curve.gaps, stretches, band, range],
  );
  const data = useMemo(() => cycleData(curve, reference, band), [curve, reference, band]);
  return (
    <article className="card cycle-curve" data-curve={curve.sensorId}>
      <header className="row">
        <h3 className="grow">{curve.name}</h3>
        {props.isSilent && <span className="badge warning">{text.analysis.silentThroughout}</span>}
        <span className="muted small">{unitShown(curve.unit)}</span>
      </header>
      <Plot options={options} data={data} height={scaled(HEIGHT)} label={text.analysis.sensorCurve(curve.name)} />
      <CurveLegend band={Boolean(band)} marked={stretches.length > 0} gaps={curve.gaps.length > 0} reference={Boolean(reference)} />
    </article>
  );
}
