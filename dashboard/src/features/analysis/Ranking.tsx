import { text } from '@shared/text';
import { percent } from '@shared/time/format';
import type { Culprit } from './silent';

const SHOWN = 8;
/** Less is 0 % when rounded. */
const WORTH_A_WORD = 0.005;

/** The sensors that are out of the ordinary or silent, by their share in the deviation, as bars. */
export function Ranking({ culprits, compared }: {
  culprits: readonly Culprit[];
  /** How many sensors there are altogether. */
  compared: number;
}) {
  const rows = culprits.slice(0, SHOWN);
  if (rows.length === 0) return null;
  const others = compared - rows.length;
  const rest = 1 - rows.reduce((sum, { share }) => sum + (share ?? 0), 0);
  return (
    <section className="card" aria-label={text.analysis.ranking}>
      <header>
        <h2>{text.analysis.ranking}</h2>
        <p className="muted small">{text.analysis.rankingHint}</p>
      </header>
      <ol className="ranking">
        {rows.map(({ sensorId, name, kind, severity, share }) => (
          <li key={sensorId} aria-label={text.analysis.shareOf(name, percent(share))}>
            <span className="name">{name}</span>
            <span className={kind === 'missing' ? 'badge warning' : 'muted small'}>
              {text.analysis.kinds[kind] ?? kind}
            </span>
            <span className="share">{percent(share)}</span>
            <span className="track" aria-hidden="true">
              <span className={severity} style={{ width: `${100 * (share ?? 0)}%` }} />
            </span>
          </li>
        ))}
      </ol>
      {others > 0 && rest >= WORTH_A_WORD && (
        <p className="muted small">{text.analysis.otherCulprits(others, percent(rest))}</p>
      )}
    </section>
  );
}
