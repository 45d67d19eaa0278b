import type { Analysis, Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { SeverityBadge } from '@shared/ui/Badge';
import { ColumnLegend } from '@shared/ui/ColumnLegend';
import { Segments } from '@shared/ui/Segments';
import { useUrlState } from '@shared/ui/useUrlState';
import { columnsOf, largestThere, secondsInto, type Column } from './columns';
import { whereOf } from './stretches';
import { ranked } from './verdict';

const COMPARISONS: { value: Deviation['comparison_type']; label: string }[] = [
  { value: 'reference', label: text.common.reference },
  { value: 'previous', label: text.analysis.previousCycle },
];

/** What was measured of each sensor, the most conspicuous first. */
export function DeviationTable(props: {
  analysis: Analysis;
  /** Of the cycle: moments are told as seconds after it. */
  startTime: string | null | undefined;
  nameOf: (id: string) => string;
}) {
  const { params, set } = useUrlState();
  const against = params.get('against') === 'previous' ? 'previous' : 'reference';
  const rows = ranked(props.analysis.deviations, against);
  const silent = props.analysis.missing_sensors ?? [];
  const { analysis: words } = text;
  return (
    <section className="card" aria-label={words.deviations}>
      <header className="row">
        <h2 className="grow">{words.deviations}</h2>
        <Segments
          label={words.against}
          value={against}
          options={COMPARISONS}
          onChange={(value) => set({ against: value === 'reference' ? undefined : value })}
        />
      </header>
      {rows.length + silent.length === 0 ? (
        <p className="muted">{words.noCompare}</p>
      ) : (
        <>
          <Table rows={rows} silent={silent.map(props.nameOf)} startTime={props.startTime} />
          <ColumnLegend title={words.columnsMean} columns={legend()} />
        </>
      )}
    </section>
  );
}

/** The columns as they stand, each with its meaning. */
function legend() {
  const { columns, titles, where, there, peak, kind } = text.analysis;
  return Object.entries({ severity: text.common.severity, kind, ...titles, peak, where, there }).map(([name, title]) => ({
    title,
    meaning: columns[name as keyof typeof columns],
  }));
}

function Table(props: {
  rows: readonly Deviation[];
  silent: readonly string[];
  startTime: string | null | undefined;
}) {
  const { analysis: words, common } = text;
  const columns = columnsOf(props.rows);
  const there = largestThere(props.rows);
  const { columns: meanings } = words;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={words.deviations}>
      <table>
        <thead>
          <tr>
            <th scope="col">{common.sensor}</th>
            <th scope="col" title={meanings.severity}>{common.severity}</th>
            <th scope="col" title={meanings.kind}>{words.kind}</th>
            {columns.map(({ name }) => (
              <th scope="col" className="number" key={name} title={meanings[name]}>
                {words.titles[name]}
              </th>
            ))}
            <th scope="col" className="number" title={meanings.peak}>{words.peak}</th>
            <th scope="col" title={meanings.where}>{words.where}</th>
            <th scope="col" className="number" title={meanings.there}>{words.there}</th>
          </tr>
        </thead>
        <tbody>
          {props.silent.map((name) => (
            <SilentRow key={name} name={name} columns={columns} />
          ))}
          {props.rows.map((row) => (
            <tr key={row.sensor_id}>
              <th scope="row">{row.sensor_name || row.sensor_id}</th>
              <td data-label={common.severity}>
                <SeverityBadge severity={row.severity ?? 'normal'} />
              </td>
              <td data-label={words.kind} className="muted">{words.kinds[row.kind ?? 'none'] ?? row.kind}</td>
              {columns.map(({ name, show }) => (
                <td data-label={words.titles[name]} className="number" key={name}>{show(row)}</td>
              ))}
              <td data-label={words.peak} className="number">
                {secondsInto(row.peak_deviation_time, props.startTime)}
              </td>
              <td data-label={words.where} className="muted where">{whereOf(row)}</td>
              <td data-label={words.there} className="number">{there(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Nothing was measured of it, and that is what is wrong. */
function SilentRow({ name, columns }: { name: string; columns: readonly Column[] }) {
  const { analysis: words, common } = text;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={common.severity}>
        <SeverityBadge severity="warning" />
      </td>
      <td data-label={words.kind} className="muted">{words.kinds['missing']}</td>
      {columns.map((column) => (
        <td data-label={words.titles[column.name]} className="number" key={column.name}>–</td>
      ))}
      <td data-label={words.peak} className="number">–</td>
      <td data-label={words.where} className="muted where">{words.everywhere}</td>
      <td data-label={words.there} className="number">–</td>
    </tr>
  );
}
