import { text } from '@shared/text';
import { percent } from '@shared/time/format';
import type { Culprit } from './silent';

const SHOWN = 8;

/** The sensors that are out of the ordinary or silent, by their share in the deviation, as bars. */
export function Ranking({ culprits }: { culprits: readonly Culprit[] }) {
  const rows = culprits.slice(0, SHOWN);
  if (rows.length === 0) return null;
  const largest = Math.max(0.01, ...rows.map(({ share }) => share ?? 0));
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
              <span className={severity} style={{ width: `${(100 * (share ?? 0)) / largest}%` }} />
            </span>
          </li>
        ))}
      </ol>
      {culprits.length > SHOWN && (
        <p className="muted small">{text.analysis.moreCulprits(culprits.length - SHOWN)}</p>
      )}
    </section>
  );
}
