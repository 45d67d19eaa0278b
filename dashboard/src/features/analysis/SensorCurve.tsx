import { useMemo } from 'react';
import type { Curve } from '@shared/api/curves';
import type { Band } from '@shared/api/envelope';
import { Plot } from '@shared/chart/Plot';
import { useColours } from '@shared/chart/colours';
import { scaled } from '@shared/chart/scale';
import { text } from '@shared/text';
import { cycleData, cycleOptions } from './cycleOptions';
import type { Stretch } from './differences';

const HEIGHT = 190;

export function SensorCurve(props: {
  curve: Curve;
  reference: Curve | undefined;
  band?: Band | undefined;
  stretch?: Stretch | undefined;
  range?: Stretch | undefined;
}) {
  const { curve, reference, band, stretch, range } = props;
  const colours = useColours();
  const options = useMemo(
    () => cycleOptions(colours, curve.unit, stretch, range),
    [colours, curve.unit, stretch, range],
  );
  const data = useMemo(() => cycleData(curve, reference, band), [curve, reference, band]);
  return (
    <article className="card cycle-curve">
      <header className="row">
        <h3 className="grow">{curve.name}</h3>
        <span className="muted small">{curve.unit}</span>
      </header>
      <Plot options={options} data={data} height={scaled(HEIGHT)} label={text.analysis.sensorCurve(curve.name)} />
    </article>
  );
}
