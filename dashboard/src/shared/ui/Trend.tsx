import { text } from '@shared/text';
import { health } from '@shared/time/format';

const WIDTH = 96;
const HEIGHT = 26;
const WARNING_BELOW = 70;

/** The healths of the last cycles as a small curve, oldest first. */
export function Trend({ values }: { values: readonly number[] }) {
  if (values.length === 0) return <span className="muted small">{text.streams.noTrend}</span>;
  const step = values.length > 1 ? (WIDTH - 8) / (values.length - 1) : 0;
  const points = values.map((value, i) => ({
    x: 4 + i * step,
    y: 4 + (HEIGHT - 8) * (1 - Math.max(0, Math.min(100, value)) / 100),
    value,
  }));
  const last = points[points.length - 1];
  return (
    <svg
      className="trend"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text.streams.trendOf(values.map(health).join(', '))}
    >
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--curve)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      {points
        .filter((point) => point.value < WARNING_BELOW)
        .map((point) => (
          <circle key={point.x} cx={point.x} cy={point.y} r="2.4" fill="var(--critical-mark)" />
        ))}
      {last && <circle cx={last.x} cy={last.y} r="2.6" fill="var(--curve)" />}
    </svg>
  );
}
