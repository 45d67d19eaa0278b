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
