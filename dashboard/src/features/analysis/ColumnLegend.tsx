import { text } from '@shared/text';

/** What the columns mean, for those who have no pointer to rest on a title, too. */
export function ColumnLegend() {
  const { columns, titles, peak, kind } = text.analysis;
  const names: Record<string, string> = { ...titles, peak, kind, severity: text.common.severity };
  return (
    <details className="column-legend">
      <summary>{text.analysis.columnsMean}</summary>
      <dl>
        {Object.entries(columns).map(([name, meaning]) => (
          <div key={name}>
            <dt>{names[name]}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
