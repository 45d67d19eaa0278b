import { health } from '@shared/time/format';
import { toneOf, wordOf, type Judged } from '@shared/verdict/verdict';

/** A health score in the colour of its verdict; none for what was broken off. */
export function HealthValue({ judged }: { judged: Judged }) {
  const tone = toneOf(judged);
  return (
    <span className={`health-value ${tone}`} title={wordOf(judged)}>
      {tone === 'aborted' ? '–' : health(judged.health_score)}
    </span>
  );
}
