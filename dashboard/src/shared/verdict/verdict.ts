import type { Severity } from '@shared/api/types';
import { text } from '@shared/text';

/** How a result is coloured and worded, wherever it is shown. */
export type Tone = 'none' | 'good' | 'fair' | 'quiet' | 'warning' | 'critical' | 'aborted';

/** What is known of a judged cycle; all pages have these, under whatever names. */
export interface Judged {
  health_score?: number | null | undefined;
  severity?: Severity | null | undefined;
  anomaly_flag?: boolean | null | undefined;
  /** What made it a warning or critical. */
  alarm_by?: string | null | undefined;
  /** The cycle's. */
  state?: string | null | undefined;
}

/** The limits of health unless a machine has its own. */
export const WARNING_BELOW = 70;
export const CRITICAL_BELOW = 40;
const AS_USUAL_FROM = 90;

/**
 * The verdict goes before the number: only a warning or critical severity is painted orange or red,
 * whatever the health, and never green. A low health without an alarm is different, and not known
 * to be bad. What was broken off is not judged as a whole.
 */
export function toneOf({ health_score, severity, anomaly_flag, state }: Judged): Tone {
  if (severity === 'critical') return 'critical';
  if (state === 'aborted') return 'aborted';
  if (severity === 'warning' || anomaly_flag) return 'warning';
  if (health_score == null) return 'none';
  if (health_score >= AS_USUAL_FROM) return 'good';
  return health_score >= WARNING_BELOW ? 'fair' : 'quiet';
}

/** The verdict, and in a word why, where the number does not tell. */
export function wordOf(judged: Judged): string {
  const word = text.verdict[toneOf(judged)];
  const cause = isAlarming(judged) ? text.alarmCause[judged.alarm_by ?? ''] : undefined;
  return cause ? `${word}: ${cause}` : word;
}

/** Whether people have to look at it. */
export function isAlarming(judged: Judged): boolean {
  const tone = toneOf(judged);
  return tone === 'warning' || tone === 'critical';
}
