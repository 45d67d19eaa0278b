import type { Analysis, CycleDetails } from '@shared/api/types';
import { text } from '@shared/text';
import { health } from '@shared/time/format';
import { Judgement } from './Judgement';
import { alarmOf, meaningOf } from './verdict';

const RADIUS = 54;
/** Three quarters of a circle. */
const ARC = 2 * Math.PI * RADIUS * 0.75;

/** The health as a gauge, and what it means. */
export function HealthCard(props: {
  cycle: CycleDetails;
  analysis: Analysis;
  nameOf: (id: string) => string;
}) {
  const { cycle, analysis, nameOf } = props;
  const { tone, words } = meaningOf(analysis);
  const why = alarmOf(analysis);
  const score = tone === 'aborted' ? null : analysis.health_score;
  const filled = (ARC * (score ?? 0)) / 100;
  return (
    <section className="card health-card" aria-label={text.common.health}>
      <svg
        className={`gauge ${tone}`}
        viewBox="0 0 140 124"
        role="img"
        aria-label={text.analysis.gauge(health(score))}
      >
        <g fill="none" strokeWidth="12" strokeLinecap="round" transform="rotate(135 70 68)">
          <circle className="track" cx="70" cy="68" r={RADIUS} strokeDasharray={`${ARC} 999`} />
          {score != null && (
            <circle className="filled" cx="70" cy="68" r={RADIUS} strokeDasharray={`${filled} 999`} />
          )}
        </g>
        <text x="70" y="76" textAnchor="middle" className="score">
          {health(score)}
        </text>
        <text x="70" y="98" textAnchor="middle" className="of">
          {text.common.health}
        </text>
      </svg>
      <p className="meaning">{words}</p>
      {why && <p className="muted small">{why}</p>}
      <p className="muted small">
        {analysis.comparison_type === null || analysis.comparison_type === undefined
          ? text.analysis.noCompare
          : text.analysis.compared(analysis.compared_sensors ?? 0)}
      </p>
      {(analysis.missing_sensors?.length ?? 0) > 0 && (
        <p className="banner warning">
          {text.analysis.missing(analysis.missing_sensors?.map(nameOf).join(', ') ?? '')}
        </p>
      )}
      <Judgement cycle={cycle} analysis={analysis} />
    </section>
  );
}
