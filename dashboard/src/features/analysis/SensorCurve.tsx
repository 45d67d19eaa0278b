import { useMemo } from 'react';
import type { Curve } from '@shared/api/curves';
import { Plot } from '@shared/chart/Plot';
import { useColours } from '@shared/chart/colours';
import { text } from '@shared/text';
import { cycleData, cycleOptions } from './cycleOptions';
import type { Stretch } from './differences';

const HEIGHT = 190;

export function SensorCurve(props: {
  curve: Curve;
  reference: Curve | undefined;
  stretch?: Stretch | undefined;
  range?: Stretch | undefined;
}) {
  const { curve, reference, stretch, range } = props;
  const colours = useColours();
  const options = useMemo(
    () => cycleOptions(colours, curve.unit, stretch, range),
    [colours, curve.unit, stretch, range],
  );
  const data = useMemo(() => cycleData(curve, reference), [curve, reference]);
  return (
    <article className="card cycle-curve">
      <header className="row">
        <h3 className="grow">{curve.name}</h3>
        <span className="muted small">{curve.unit}</span>
      </header>
      <Plot options={options} data={data} height={HEIGHT} label={text.analysis.sensorCurve(curve.name)} />
    </article>
  );
}
