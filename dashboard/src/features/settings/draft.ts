import type { components } from '@shared/api/generated';

export type StreamSettings = components['schemas']['StreamSettings'];
export type SettingsChoice = components['schemas']['StreamSettingsChoice'];
type SensorSettings = components['schemas']['SensorSettings'];

/**
 * What stands in the form: the texts of the fields by their place in the settings, such as
 * `/sensors/oil/warning_deviation`. An empty text is no choice.
 */
export type Draft = Readonly<Record<string, string>>;

export const STREAM_FIELDS = ['warning_health', 'critical_health'] as const;
export const SENSOR_FIELDS = [
  'quality_threshold',
  'smoothing_window',
  'smoothing_order',
  'dtw_window_share',
  'grid_points',
  'normalisation',
  'warning_deviation',
  'critical_deviation',
  'analysed',
] as const;

const TEXTS: readonly string[] = ['normalisation'];
const FLAGS: readonly string[] = ['analysed'];

export function draftOf(settings: StreamSettings): Draft {
  const draft: Record<string, string> = {};
  for (const field of STREAM_FIELDS) put(draft, `/${field}`, settings[field]);
  putSensor(draft, '/defaults', settings.defaults);
  for (const [id, sensor] of Object.entries(settings.sensors)) putSensor(draft, sensorPath(id), sensor);
  return draft;
}

/** Where the server says what is wrong with a sensor's settings. */
export function sensorPath(sensorId: string): string {
  return `/sensors/${sensorId}`;
}

/**
 * What to send. The call replaces everything, so whatever the form does not show is kept.
 *
 * @param version that the draft was made of: the server refuses if somebody has changed it since
 */
export function choiceOf(draft: Draft, sensorIds: readonly string[], version: number): SettingsChoice {
  const choice: Record<string, unknown> = { version };
  for (const field of STREAM_FIELDS) set(choice, field, draft[`/${field}`]);
  choice['defaults'] = sensorOf(draft, '/defaults');
  const sensors: Record<string, SensorSettings> = {};
  for (const id of sensorIds) {
    const chosen = sensorOf(draft, sensorPath(id));
    if (Object.keys(chosen).length > 0) sensors[id] = chosen;
  }
  choice['sensors'] = sensors;
  return choice as SettingsChoice;
}

export function isChanged(before: Draft, after: Draft): boolean {
  const places = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...places].some((place) => (before[place] ?? '') !== (after[place] ?? ''));
}

function sensorOf(draft: Draft, path: string): SensorSettings {
  const sensor: Record<string, unknown> = {};
  for (const field of SENSOR_FIELDS) set(sensor, field, draft[`${path}/${field}`]);
  return sensor;
}

function set(into: Record<string, unknown>, field: string, entered: string | undefined): void {
  const word = entered?.trim();
  if (!word) return;
  if (FLAGS.includes(field)) into[field] = word === 'true';
  else into[field] = TEXTS.includes(field) ? word : numberOf(word);
}

/** What is no number is sent as it is: the server says what is wrong with it. */
function numberOf(word: string): number | string {
  const number = Number(word.replace(',', '.'));
  return Number.isNaN(number) ? word : number;
}

function putSensor(draft: Record<string, string>, path: string, sensor: SensorSettings): void {
  for (const field of SENSOR_FIELDS) put(draft, `${path}/${field}`, sensor[field]);
}

function put(draft: Record<string, string>, place: string, value: unknown): void {
  if (value !== undefined && value !== null) draft[place] = String(value);
}
