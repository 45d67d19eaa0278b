import type { Sensor } from '@shared/api/types';
import { CardGrid } from './CardGrid';
import { SensorCard } from './SensorCard';
import type { LiveSession } from './session';
import type { Silence } from './silence';
import type { CycleSpan } from './spans';
import type { Expected } from './useReference';

export function SensorGrid(props: {
  session: LiveSession;
  sensors: readonly Sensor[];
  seconds: number;
  cycleStart: number | undefined;
  cycles: readonly CycleSpan[];
  expected: Expected | undefined;
  silent: ReadonlyMap<string, Silence>;
}) {
  return (
    <CardGrid cards={props.sensors} keyOf={({ sensor_id }) => sensor_id}>
      {(sensor, small, rows) => (
        <SensorCard
          store={props.session.store}
          moment={props.session.moment}
          sensor={sensor}
          seconds={props.seconds}
          cycleStart={props.cycleStart}
          cycles={props.cycles}
          reference={props.expected?.curves.get(sensor.sensor_id)}
          band={props.expected?.bands.get(sensor.sensor_id)}
          small={small}
          rows={rows}
          silence={props.silent.get(sensor.sensor_id)}
        />
      )}
    </CardGrid>
  );
}
