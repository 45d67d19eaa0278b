import { text } from '@shared/text';

const KINDS = ['normal', 'warning', 'critical', 'silent'] as const;

/** What the colours of the map mean. */
export function HeatLegend() {
  return (
    <ul className="row legend small muted">
      {KINDS.map((kind) => (
        <li key={kind} className="row">
          <i className={`heat-${kind}`} />
          {text.analysis.heatLegend[kind]}
        </li>
      ))}
    </ul>
  );
}
