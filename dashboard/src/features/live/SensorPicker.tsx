import { useState } from 'react';
import type { Sensor } from '@shared/api/types';
import { text } from '@shared/text';
import { Dialog } from '@shared/ui/Dialog';
import { PickerSearch } from '@shared/ui/PickerSearch';
import { unitShown } from '@shared/units/unit';

const MOST_LISTED = 300;

export function SensorPicker(props: {
  sensors: readonly Sensor[];
  chosen: readonly string[];
  onChoose: (chosen: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const [words, setWords] = useState('');
  // None chosen means all: the boxes say so, too.
  const all = props.sensors.map(({ sensor_id }) => sensor_id);
  const chosen = new Set(props.chosen.length > 0 ? props.chosen : all);
  const needle = words.trim().toLowerCase();
  const listed = props.sensors
    .filter((sensor) => `${sensor.name ?? ''} ${sensor.sensor_id}`.toLowerCase().includes(needle))
    .slice(0, MOST_LISTED);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    props.onChoose(next);
  };
  return (
    <Dialog title={text.live.choose} onClose={props.onClose}>
      <PickerSearch hint={text.live.chooseHint} words={words} onType={setWords} />
      <ul className="picker" tabIndex={0} aria-label={text.live.choose}>
        {listed.map((sensor) => (
          <li key={sensor.sensor_id}>
            <label className="row">
              <input
                type="checkbox"
                checked={chosen.has(sensor.sensor_id)}
                onChange={() => toggle(sensor.sensor_id)}
              />
              <span className="grow">{sensor.name ?? sensor.sensor_id}</span>
              <span className="muted small">{unitShown(sensor.unit)}</span>
            </label>
          </li>
        ))}
      </ul>
      <div className="row dialog-actions">
        <button type="button" className="button" onClick={() => props.onChoose(new Set())}>
          {text.live.allSensors}
        </button>
        <button type="button" className="button primary" onClick={props.onClose}>
          {text.common.close}
        </button>
      </div>
    </Dialog>
  );
}
