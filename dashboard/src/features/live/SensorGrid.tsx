import type { Sensor } from '@shared/api/types';
import { SensorCard } from './SensorCard';
import type { LiveSession } from './session';
import type { Silence } from './silence';
import type { Expected } from './useReference';

/** From this many on the cards are small, so that a wall screen shows a whole machine. */
const MANY = 24;

export function SensorGrid(props: {
  session: LiveSession;
  sensors: readonly Sensor[];
  seconds: number;
  cycleStart: number | undefined;
  expected: Expected | undefined;
  silent: ReadonlyMap<string, Silence>;
}) {
  const small = props.sensors.length > MANY;
  return (
    <ul className={small ? 'sensor-grid small-cards' : 'sensor-grid'}>
      {props.sensors.map((sensor) => (
        <li key={sensor.sensor_id}>
          <SensorCard
            store={props.session.store}
            sensor={sensor}
            seconds={props.seconds}
            cycleStart={props.cycleStart}
            reference={props.expected?.curves.get(sensor.sensor_id)}
            band={props.expected?.bands.get(sensor.sensor_id)}
            small={small}
            silence={props.silent.get(sensor.sensor_id)}
          />
        </li>
      ))}
    </ul>
  );
}
