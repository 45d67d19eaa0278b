import { health } from '@shared/time/format';
import { gradeOf } from './grade';

/** A health score; its colour repeats what the number says. */
export function HealthValue({ value }: { value: number | null | undefined }) {
  return <span className={`health-value ${gradeOf(value)}`}>{health(value)}</span>;
}
