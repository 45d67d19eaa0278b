import { text } from '@shared/text';

/** What is drawn of a sensor; only what is there. */
export function CurveLegend(props: {
  reference: boolean;
  band: boolean;
  marked: boolean;
  gaps: boolean;
}) {
  const { curveLegend: words } = text.analysis;
  const entries = [
    ['line-cycle', words.cycle, true],
    ['line-reference', words.reference, props.reference],
    ['area-band', words.band, props.band],
    ['area-marked', words.marked, props.marked],
    ['area-gap', words.gaps, props.gaps],
  ] as const;
  return (
    <ul className="row legend curve-legend small muted">
      {entries
        .filter(([, , isThere]) => isThere)
        .map(([kind, word]) => (
          <li key={kind} className="row">
            <i className={kind} />
            {word}
          </li>
        ))}
    </ul>
  );
}
