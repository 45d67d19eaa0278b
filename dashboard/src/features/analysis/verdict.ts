import type { Analysis, Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { isAlarming, toneOf, WARNING_BELOW, type Judged, type Tone } from '@shared/verdict/verdict';

/** The deviations of one comparison, those most to blame first. */
export function ranked(
  deviations: readonly Deviation[],
  comparison: Deviation['comparison_type'],
): Deviation[] {
  return deviations
    .filter((deviation) => deviation.comparison_type === comparison)
    .sort((a, b) => (a.contribution_rank ?? Infinity) - (b.contribution_rank ?? Infinity));
}

export function judgedBy(analysis: Analysis): Judged {
  return { ...analysis, state: analysis.cycle_state };
}

/** With fewer cycles learnt than this, different does not mean bad. */
const LEARNT = 5;

/** What the verdict means in words, and what is to be done. */
export function meaningOf(analysis: Analysis): { tone: Tone; words: string } {
  const { meaning } = text.analysis;
  const tone = toneOf(judgedBy(analysis));
  if (analysis.is_reference) return { tone: 'good', words: meaning.reference };
  const learnt = analysis.learned_cycles ?? LEARNT;
  if (tone === 'quiet' && learnt < LEARNT) return { tone, words: meaning.learning(learnt, LEARNT) };
  return { tone, words: meaning[tone] };
}

/** Why it is a warning or critical, where the health does not say so by itself. */
export function alarmOf({ alarm_by, severity, settings }: Analysis): string | undefined {
  if (!alarm_by || severity === 'normal') return undefined;
  const chosen = (settings as { warning_health?: number } | null | undefined)?.warning_health;
  return text.analysis.alarmBy[alarm_by]?.(String(chosen ?? WARNING_BELOW));
}

/**
 * The sensors that are out of the ordinary in this cycle, most to blame first: none in a cycle that
 * is as usual, however its deviation is shared out, and none that was as usual itself.
 */
export function blamed(analysis: Analysis): Deviation[] {
  if (!isAlarming(judgedBy(analysis))) return [];
  return ranked(analysis.deviations, 'reference').filter(
    ({ kind, severity }) =>
      kind !== 'none' && (severity === 'warning' || severity === 'critical'),
  );
}

export interface Advice {
  sensorId: string | undefined;
  words: string;
  because: string | undefined;
}

const MOST = 3;

/** What to check first, most promising first. */
export function adviceFor(
  analysis: Analysis,
  nameOf = (id: string) => id,
  ended: Ended = {},
): Advice[] {
  const all = [
    ...ofAbort(analysis, ended),
    ...ofSilence(analysis, nameOf),
    ...ofLength(analysis),
    ...blamed(analysis).map(ofSensor),
  ];
  return all.length > 0 ? all.slice(0, MOST) : [plain(text.analysis.advice.nothing)];
}

const plain = (words: string, because?: string): Advice => ({ sensorId: undefined, words, because });

/** How the cycle came to its end. */
export interface Ended {
  end_reason?: string | null;
  sample_count?: number | null;
}

function ofAbort({ cycle_state }: Analysis, { end_reason, sample_count }: Ended): Advice[] {
  if (cycle_state !== 'aborted') return [];
  const { advice, reasons, unknownReason } = text.analysis;
  // There are no last seconds to look at.
  const words = sample_count === 0 ? advice.abortedEmpty : advice.aborted;
  return [plain(words, reasons[end_reason ?? ''] ?? unknownReason)];
}

function ofSilence({ missing_sensors }: Analysis, nameOf: (id: string) => string): Advice[] {
  return (missing_sensors ?? []).map((id) => ({
    sensorId: id,
    words: text.analysis.advice.missing(nameOf(id)),
    because: undefined,
  }));
}

/** The alert about the length is the one that is about no sensor and no abort. */
function ofLength({ kind, alerts }: Analysis): Advice[] {
  const alert = alerts.find(
    ({ sensor_id, alert_type, withdrawn }) =>
      !sensor_id && alert_type !== 'cycle_aborted' && !withdrawn,
  );
  return kind === 'length' || alert ? [plain(text.analysis.advice.cycleLength, alert?.message)] : [];
}

function ofSensor({ sensor_id, sensor_name, kind, explanation }: Deviation): Advice {
  const words = adviceOf(kind) ?? text.analysis.advice.none;
  return {
    sensorId: sensor_id,
    words: words(sensor_name || sensor_id),
    because: explanation || undefined,
  };
}

function adviceOf(kind: string | undefined): ((sensor: string) => string) | undefined {
  const advice: Record<string, unknown> = text.analysis.advice;
  const found = kind ? advice[kind] : undefined;
  return typeof found === 'function' ? (found as (sensor: string) => string) : undefined;
}
