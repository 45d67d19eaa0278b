import type { Analysis, Deviation } from '@shared/api/types';
import { text } from '@shared/text';
import { moment, number, percent, quantity } from '@shared/time/format';
import { SeverityBadge } from '@shared/ui/Badge';
import { Segments } from '@shared/ui/Segments';
import { useUrlState } from '@shared/ui/useUrlState';
import { ranked } from './verdict';

const COMPARISONS: { value: Deviation['comparison_type']; label: string }[] = [
  { value: 'reference', label: text.common.reference },
  { value: 'previous', label: text.analysis.previousCycle },
];

export function DeviationTable({ analysis }: { analysis: Analysis }) {
  const { params, set } = useUrlState();
  const against = params.get('against') === 'previous' ? 'previous' : 'reference';
  const rows = ranked(analysis.deviations, against);
  const { analysis: words, common } = text;
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
      {rows.length === 0 ? (
        <p className="muted">{words.noCompare}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="group" aria-label={words.deviations}>
          <table>
            <thead>
              <tr>
                <th scope="col">{common.sensor}</th>
                <th scope="col">{common.severity}</th>
                <th scope="col">{words.kind}</th>
                {[words.share, words.times, words.largest, words.mean, words.shape, words.distance].map((title) => (
                  <th scope="col" className="number" key={title}>
                    {title}
                  </th>
                ))}
                <th scope="col">{words.peak}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.sensor_id}>
                  <th scope="row">{row.sensor_name || row.sensor_id}</th>
                  <td data-label={common.severity}>
                    <SeverityBadge severity={row.severity ?? 'normal'} />
                  </td>
                  <td data-label={words.kind} className="muted">{words.kinds[row.kind ?? 'none'] ?? row.kind}</td>
                  <td data-label={words.share} className="number">{percent(row.contribution_share)}</td>
                  <td data-label={words.times} className="number">{row.times_usual == null ? '–' : `${row.times_usual.toFixed(1)} ×`}</td>
                  <td data-label={words.largest} className="number">{quantity(row.max_deviation, row.unit)}</td>
                  <td data-label={words.mean} className="number">{quantity(row.mean_deviation, row.unit)}</td>
                  <td data-label={words.shape} className="number">{number(row.dtw_distance)}</td>
                  <td data-label={words.distance} className="number">{number(row.euclidean_distance)}</td>
                  <td data-label={words.peak}>{moment(row.peak_deviation_time)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
