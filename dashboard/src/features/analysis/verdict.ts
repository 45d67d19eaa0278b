import type { Analysis, Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { gradeOf, type Grade } from '@shared/ui/grade';

/** The deviations of one comparison, those most to blame first. */
export function ranked(
  deviations: readonly Deviation[],
  comparison: Deviation['comparison_type'],
): Deviation[] {
  return deviations
    .filter((deviation) => deviation.comparison_type === comparison)
    .sort((a, b) => (a.contribution_rank ?? Infinity) - (b.contribution_rank ?? Infinity));
}

/** What the health means in words; a severity that was found goes before the number. */
export function meaningOf(analysis: Analysis): { grade: Grade; words: string } {
  const { meaning } = text.analysis;
  if (analysis.is_reference) return { grade: 'good', words: meaning.reference };
  const byNumber = gradeOf(analysis.health_score);
  const grade =
    analysis.severity === 'normal' && (byNumber === 'warning' || byNumber === 'critical')
      ? 'fair'
      : analysis.severity === 'normal'
        ? byNumber
        : analysis.severity;
  return { grade, words: meaning[grade] };
}

export interface Advice {
  sensorId: string | undefined;
  words: string;
  because: string | undefined;
}

const MOST = 3;
const WORTH_A_LOOK = 0.1;

/** What to check first, most promising first. */
export function adviceFor(analysis: Analysis, nameOf = (id: string) => id): Advice[] {
  const { advice } = text.analysis;
  const all: Advice[] = [];
  if (analysis.cycle_state === 'aborted')
    all.push({ sensorId: undefined, words: advice.aborted, because: undefined });
  for (const id of analysis.missing_sensors ?? [])
    all.push({ sensorId: id, words: advice.missing(nameOf(id)), because: undefined });
  if (analysis.severity !== 'normal' || analysis.anomaly_flag) {
    const conspicuous = ranked(analysis.deviations, 'reference').filter(
      ({ kind, contribution_share }) =>
        kind !== 'none' && kind !== 'missing' && (contribution_share ?? 0) >= WORTH_A_LOOK,
    );
    for (const deviation of conspicuous) {
      const name = deviation.sensor_name || deviation.sensor_id;
      all.push({
        sensorId: deviation.sensor_id,
        words: (adviceOf(deviation.kind) ?? advice.none)(name),
        because: deviation.explanation || undefined,
      });
    }
  }
  return all.length > 0
    ? all.slice(0, MOST)
    : [{ sensorId: undefined, words: advice.nothing, because: undefined }];
}

function adviceOf(kind: string | undefined): ((sensor: string) => string) | undefined {
  const advice: Record<string, unknown> = text.analysis.advice;
  const found = kind ? advice[kind] : undefined;
  return typeof found === 'function' ? (found as (sensor: string) => string) : undefined;
}
