import type { Sensor } from '@shared/api/types';
import { text } from '@shared/text';
import { unitShown } from '@shared/units/unit';
import { Field } from './Field';
import { sensorPath } from './draft';
import { typicalDeviation } from './typical';
import type { Form } from './useSettings';
import type { SensorDeviations, Typical } from './useTypical';

/** What differs from sensor to sensor: whether it is judged, and hard limits in its own unit. */
export function SensorTable(props: {
  form: Form;
  sensors: readonly Sensor[];
  typical: Typical;
}) {
  const { form, sensors, typical } = props;
  const { settings: words } = text;
  return (
    <section className="card" aria-label={words.sensors}>
      <header>
        <h2>{words.sensors}</h2>
        <p className="muted small">{words.sensorsHint}</p>
      </header>
      {sensors.length === 0 && <p className="muted">{text.live.noSensors}</p>}
      <ul className="sensor-settings">
        {sensors.map((sensor) => (
          <SensorLine
            key={sensor.sensor_id}
            form={form}
            sensor={sensor}
            usual={typical.deviations.get(sensor.sensor_id)}
          />
        ))}
      </ul>
    </section>
  );
}

function SensorLine(props: {
  form: Form;
  sensor: Sensor;
  usual: SensorDeviations | undefined;
}) {
  const { form, sensor } = props;
  const { settings: words } = text;
  const path = sensorPath(sensor.sensor_id);
  const name = sensor.name || sensor.sensor_id;
  const analysed = form.draft[`${path}/analysed`] !== 'false';
  return (
    <li>
      <label className="row judged">
        <input
          type="checkbox"
          checked={analysed}
          onChange={(event) => form.enter(`${path}/analysed`, event.target.checked ? '' : 'false')}
        />
        <span>
          <strong>{name}</strong>
          <br />
          <span className="muted small">{analysed ? words.judged : words.notJudged}</span>
        </span>
      </label>
      {(['warning_deviation', 'critical_deviation'] as const).map((field) => (
        <Field
          key={field}
          form={form}
          place={`${path}/${field}`}
          label={words[field]}
          usual={words.none}
          unit={unitShown(sensor.unit)}
        />
      ))}
      <Field form={form} place={`${path}/smoothing_window`} label={words.smoothing} usual={words.asAll} />
      <p className="muted small typical">{typicalDeviation(props.usual)}</p>
    </li>
  );
}
