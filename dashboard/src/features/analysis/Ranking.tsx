import type { Analysis } from '@shared/api/types';
import { text } from '@shared/text';
import { percent } from '@shared/time/format';
import { blamed } from './verdict';

const SHOWN = 8;

/** The sensors that are out of the ordinary by their share in the deviation, as bars. */
export function Ranking({ analysis }: { analysis: Analysis }) {
  const rows = blamed(analysis).slice(0, SHOWN);
  if (rows.length === 0) return null;
  const largest = Math.max(0.01, ...rows.map(({ contribution_share }) => contribution_share ?? 0));
  return (
    <section className="card" aria-label={text.analysis.ranking}>
      <header>
        <h2>{text.analysis.ranking}</h2>
        <p className="muted small">{text.analysis.rankingHint}</p>
      </header>
      <ol className="ranking">
        {rows.map((row) => {
          const name = row.sensor_name || row.sensor_id;
          const share = percent(row.contribution_share);
          return (
            <li key={row.sensor_id} aria-label={text.analysis.shareOf(name, share)}>
              <span className="name">{name}</span>
              <span className="muted small">{text.analysis.kinds[row.kind ?? ''] ?? row.kind}</span>
              <span className="share">{share}</span>
              <span className="track" aria-hidden="true">
                <span
                  className={row.severity ?? 'normal'}
                  style={{ width: `${(100 * (row.contribution_share ?? 0)) / largest}%` }}
                />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
