import type { Severity } from '@shared/api/types';
import { text } from '@shared/text';
import { health } from '@shared/time/format';
import { toneOf } from '@shared/verdict/verdict';

const WIDTH = 96;
const HEIGHT = 26;

export interface TrendPoint {
  health: number;
  severity: Severity | undefined;
}

/** The healths of the last cycles as a small curve, oldest first; alarms are dots. */
export function Trend({ values }: { values: readonly TrendPoint[] }) {
  if (values.length === 0) return <span className="muted small">{text.streams.noTrend}</span>;
  const step = values.length > 1 ? (WIDTH - 8) / (values.length - 1) : 0;
  const points = values.map((value, i) => ({
    x: 4 + i * step,
    y: 4 + (HEIGHT - 8) * (1 - Math.max(0, Math.min(100, value.health)) / 100),
    tone: toneOf({ health_score: value.health, severity: value.severity }),
  }));
  const last = points.at(-1);
  return (
    <svg
      className="trend"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text.streams.trendOf(values.map((value) => health(value.health)).join(', '))}
    >
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--curve)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.6" fill="var(--curve)" />}
      {points
        .filter(({ tone }) => tone === 'warning' || tone === 'critical')
        .map(({ x, y, tone }) => (
          <circle key={x} cx={x} cy={y} r="2.6" fill={`var(--${tone}-mark)`} />
        ))}
    </svg>
  );
}
