import type { FieldError } from '@shared/api/problem';
import type { Sensor } from '@shared/api/types';
import { text } from '@shared/text';

const { settings: words } = text;

/** What the form calls the fields that the API has names for. */
const LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(words.defaults.map(({ field, label }) => [field, label])),
  warning_health: words.warningHealth,
  critical_health: words.criticalHealth,
  warning_deviation: words.warning_deviation,
  critical_deviation: words.critical_deviation,
  sensors: words.sensors,
};

const NAMES = new RegExp(`\\b(?:${Object.keys(LABELS).join('|')})\\b`, 'g');

/** A refusal of the gateway as a sentence of the form. */
export function sentenceOf(message: string): string {
  const told = message.replace(NAMES, (name) => `“${LABELS[name] ?? name}”`);
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}${/[.!?]$/.test(told) ? '' : '.'}`;
}

/** The same where there is no field to stand at: it says what it is about. */
export function sentenceWithPlace({ pointer, message }: FieldError, sensors: readonly Sensor[]): string {
  const parts = pointer.split('/').filter(Boolean);
  const place = parts
    .filter((part, i) => i > 0 || (part !== 'defaults' && (part !== 'sensors' || parts.length === 1)))
    .map((part) => LABELS[part] ?? sensors.find(({ sensor_id }) => sensor_id === part)?.name ?? part);
  return place.length > 0 ? `${place.join(', ')}: ${sentenceOf(message)}` : sentenceOf(message);
}
