/** How a health score is meant; a warning is below 70, critical below 40. */
export type Grade = 'none' | 'good' | 'fair' | 'warning' | 'critical';

const BOUNDS: [number, Grade][] = [
  [90, 'good'],
  [70, 'fair'],
  [40, 'warning'],
];

export function gradeOf(health: number | null | undefined): Grade {
  if (health == null) return 'none';
  return BOUNDS.find(([bound]) => health >= bound)?.[1] ?? 'critical';
}
