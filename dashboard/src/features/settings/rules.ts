import { text } from '@shared/text';
import { sensorPath, type Draft } from './draft';

/** What is wrong, in the form's words, by the place in the settings. */
export type Problems = Readonly<Record<string, string>>;

interface Span {
  least: number;
  most: number;
  whole?: boolean;
}

/** The gateway's own rules, so that nobody has to send a form to hear of them. */
const SPANS: Readonly<Record<string, Span>> = {
  warning_health: { least: 0, most: 100 },
  critical_health: { least: 0, most: 100 },
  smoothing_window: { least: 1, most: 501, whole: true },
  smoothing_order: { least: 0, most: 6, whole: true },
  quality_threshold: { least: 0, most: 1 },
  dtw_window_share: { least: 0, most: 1 },
  warning_deviation: { least: 0, most: 1e100 },
  critical_deviation: { least: 0, most: 1e100 },
};

/** What of a draft would be refused; places of which nothing is said are as they should be. */
export function problemsOf(draft: Draft, sensorIds: readonly string[]): Problems {
  const found: Record<string, string> = {};
  checkSpans(draft, found);
  const health = { lower: '/critical_health', upper: '/warning_health' };
  if (isAbove(draft, health.lower, health.upper))
    found[health.lower] ??= text.settings.notAbove(text.settings.warningHealth, word(draft, health.upper));
  for (const path of ['/defaults', ...sensorIds.map(sensorPath)]) checkTogether(draft, path, found);
  return found;
}

/** A number as it was entered, with a point or a comma; undefined for nothing, NaN for anything else. */
export function entered(draft: Draft, place: string): number | undefined {
  const typed = word(draft, place);
  return typed ? Number(typed.replace(',', '.')) : undefined;
}

function checkSpans(draft: Draft, found: Record<string, string>): void {
  for (const place of Object.keys(draft)) {
    const span = SPANS[place.slice(place.lastIndexOf('/') + 1)];
    const value = entered(draft, place);
    if (!span || value === undefined) continue;
    const { least, most, whole = false } = span;
    const fits = value >= least && value <= most && (!whole || Number.isInteger(value));
    if (!fits) found[place] = text.settings.mustBe(least, most, whole);
  }
}

function checkTogether(draft: Draft, path: string, found: Record<string, string>): void {
  const [window, order] = [`${path}/smoothing_window`, `${path}/smoothing_order`];
  const points = entered(draft, window);
  if (points !== undefined && points % 2 === 0) found[window] ??= text.settings.mustBeOdd;
  const degree = entered(draft, order);
  if (points !== undefined && degree !== undefined && points > 1 && degree >= points)
    found[order] ??= text.settings.mustBeLess(text.settings.smoothing, word(draft, window));
  const [warning, critical] = [`${path}/warning_deviation`, `${path}/critical_deviation`];
  if (isAbove(draft, warning, critical))
    found[critical] ??= text.settings.notBelow(text.settings.warning_deviation, word(draft, warning));
}

function isAbove(draft: Draft, one: string, other: string): boolean {
  return (entered(draft, one) ?? NaN) > (entered(draft, other) ?? NaN);
}

const word = (draft: Draft, place: string) => draft[place]?.trim() ?? '';
