/** What columns mean, for those who have no pointer to rest on a title, too. */
export function ColumnLegend(props: {
  title: string;
  columns: readonly { title: string; meaning: string }[];
}) {
  return (
    <details className="column-legend no-print">
      <summary>{props.title}</summary>
      <dl>
        {props.columns.map(({ title, meaning }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
