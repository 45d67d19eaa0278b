import { unitShown } from '@shared/units/unit';

/** Numbers and times for people: short, and aligned when they stand below each other. */

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });

/** Three to four significant digits; powers of ten only where nobody could count the zeros. */
export function number(value: number | null | undefined): string {
  if (value == null || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1e9 || (size > 0 && size < 1e-6)) return power(value);
  if (size >= 1e5) return Math.round(value).toLocaleString();
  if (size > 0 && size < 1e-2) return value.toFixed(1 - Math.floor(Math.log10(size)));
  return value.toFixed(decimalsOf(size));
}

/**
 * Numbers that change in place: all with the decimals that the largest one needs, so that they do
 * not jump, and what is next to nothing of it is nothing.
 */
export function besides(largest: number): (value: number) => string {
  const size = Math.abs(largest);
  if (!Number.isFinite(size) || size === 0 || size >= 1e5 || size < 1e-2) return number;
  const decimals = decimalsOf(size);
  return (value) => (Number.isFinite(value) ? value.toFixed(decimals).replace(/^-(0(?:\.0*)?)$/, '$1') : '–');
}

function decimalsOf(size: number): number {
  return size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 || size === 0 ? 2 : 3;
}

const MOST_DECIMALS = 6;

/**
 * Numbers that stand below each other: all with the decimals that the middle one needs for three
 * digits, or two behind zeros. What is too small for them is told as less than the last of them.
 */
export function alike(
  values: readonly (number | null | undefined)[],
): (value: number | null | undefined) => string {
  const sizes = values
    .filter((value): value is number => value != null && Number.isFinite(value) && value !== 0)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 1;
  const decimals = (middle < 1 ? 1 : 2) - Math.floor(Math.log10(middle));
  if (decimals > MOST_DECIMALS || middle >= 1e6) return number;
  const fixed = Math.max(0, decimals);
  const least = 10 ** -fixed;
  return (value) => {
    if (value == null || !Number.isFinite(value)) return '–';
    const isLost = value !== 0 && Math.abs(value) < least / 2;
    return isLost ? `< ${least.toFixed(fixed)}` : value.toFixed(fixed);
  };
}

/** A number with its unit. */
export function quantity(value: number | null | undefined, unit: string | null | undefined): string {
  const shown = number(value);
  return unit && shown !== '–' ? `${shown}\u00a0${unitShown(unit)}` : shown;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function power(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  const raised = [...exponent.replace('+', '')].map((sign) =>
    sign === '-' ? '⁻' : (RAISED[Number(sign)] ?? ''),
  );
  return `${digits} × 10${raised.join('')}`;
}

export function count(value: number | null | undefined): string {
  return value == null ? '–' : value.toLocaleString();
}

/** What is below a whole number is never shown as that number: limits are whole numbers. */
export function health(value: number | null | undefined): string {
  if (value == null) return '–';
  if (value >= 99.95) return '100';
  const above = Math.ceil(value);
  if (value === above || Number(value.toFixed(1)) < above) return value.toFixed(1);
  return Math.min(Number(value.toFixed(2)), above - 0.01).toFixed(2);
}

export function percent(share: number | null | undefined): string {
  return share == null ? '–' : `${Math.round(share * 100)} %`;
}

/** `1:05:09`, `5:09` or `9.3 s`. */
export function duration(seconds: number | null | undefined): string {
  if (seconds == null || !Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, seconds);
  if (whole < 60) return `${whole.toFixed(1)} s`;
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = (whole % 3600) / 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${Math.floor(minutes)}:${two(whole % 60)}`;
}

export function timeOfDay(at: string | number | Date): string {
  return clock.format(new Date(at));
}

/** The time of day today, the date with it otherwise. */
export function moment(at: string | null | undefined, now = new Date()): string {
  if (!at) return '–';
  const date = new Date(at);
  return date.toDateString() === now.toDateString()
    ? clock.format(date)
    : `${day.format(date)}, ${clock.format(date)}`;
}

/** The date, where {@link moment} leaves it out. */
export function dayLeftOut(at: string | null | undefined, now = new Date()): string {
  if (!at) return '';
  const date = new Date(at);
  return date.toDateString() === now.toDateString() ? day.format(date) : '';
}

/** How long ago, in the largest fitting unit. */
export function ago(at: string | null | undefined, now: number): string {
  if (!at) return '–';
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  const units: [number, Intl.RelativeTimeFormatUnit][] = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ];
  const [size, unit] = units.find(([size]) => seconds >= size) ?? [1, 'second'];
  return relative.format(-Math.floor(seconds / size), unit);
}
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'short' });
