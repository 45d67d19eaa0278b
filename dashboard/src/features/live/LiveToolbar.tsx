import { useState } from 'react';
import type { CycleStatus, Sensor } from '@shared/api/types';
import type { LiveAnalysis } from '@shared/live/messages';
import { text } from '@shared/text';
import { Icon } from '@shared/ui/Icon';
import { Segments } from '@shared/ui/Segments';
import { SensorPicker } from './SensorPicker';
import type { Expected } from './useReference';
import { MOST_TOGETHER, WINDOWS, writeSensors, type Choice, type Layout } from './choice';

const LAYOUTS: { value: Layout; label: string }[] = [
  { value: 'grid', label: text.live.grid },
  { value: 'overlay', label: text.live.overlay },
];

export function LiveToolbar(props: {
  choice: Choice;
  sensors: readonly Sensor[];
  status: CycleStatus;
  expected: Expected | undefined;
  result: LiveAnalysis | undefined;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const { choice, sensors, onChange } = props;
  const [picking, setPicking] = useState(false);
  return (
    <div className="row no-print live-tools">
      <Segments
        label={text.live.window}
        value={choice.seconds}
        options={WINDOWS.map((value) => ({ value, label: text.live.seconds(value) }))}
        onChange={(seconds) => onChange({ window: String(seconds) })}
      />
      <Segments
        label={text.live.layout}
        value={choice.layout}
        options={LAYOUTS}
        onChange={(layout) => onChange({ view: layout === 'grid' ? undefined : layout })}
      />
      <button type="button" className="button" onClick={() => setPicking(true)}>
        <Icon name="filter" size={16} />
        {`${text.live.choose}: ${text.live.chosen(choice.shown.length, sensors.length)}`}
      </button>
      <span className="muted small">
        {choice.layout === 'overlay'
          ? togetherWords(choice)
          : referenceWords(props.status, props.expected, props.result)}
      </span>
      {picking && (
        <SensorPicker
          sensors={sensors}
          chosen={choice.all ? [] : choice.shown.map((sensor) => sensor.sensor_id)}
          onChoose={(chosen) => onChange({ sensors: writeSensors(chosen, sensors) })}
          onClose={() => setPicking(false)}
        />
      )}
    </div>
  );
}

function togetherWords({ shown }: Choice): string {
  return shown.length > MOST_TOGETHER
    ? text.live.firstOnly(MOST_TOGETHER, shown.length)
    : text.live.normalised;
}

/** What the running cycle is drawn over; if nothing, what it will be compared with, and when. */
function referenceWords(
  { reference_cycle_id, cycle_number }: CycleStatus,
  expected: Expected | undefined,
  result: LiveAnalysis | undefined,
): string {
  const { live } = text;
  if (expected) return live.greyReference(expected.cycles);
  if (reference_cycle_id) return live.referenceLoading;
  if (result?.comparison_type) return live.referenceOfRecipe;
  return (cycle_number ?? 0) > 1 ? live.referenceSoon : live.noReference;
}
