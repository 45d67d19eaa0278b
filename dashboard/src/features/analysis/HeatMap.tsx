import { useEffect, useRef, useState } from 'react';
import type { Severity } from '@shared/api/types';
import { useColours } from '@shared/chart/colours';
import { text } from '@shared/text';
import { duration as seconds, percent } from '@shared/time/format';
import { heatAlpha } from './heat';
import type { DifferenceRow } from './differences';

const MOST_ROWS = 60;
/** Height of a row in rem. */
const ROW = 1.125;

/** Sensors by time: where in the cycle which sensor was off, and how far. */
export function HeatMap(props: {
  rows: readonly DifferenceRow[];
  duration: number;
  /** Only their difference is worth a warning colour. */
  severities: ReadonlyMap<string, Severity>;
}) {
  const { severities } = props;
  const rows = props.rows.slice(0, MOST_ROWS);
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useColours();
  const [told, setTold] = useState('');

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const columns = rows[0]?.cells.length ?? 0;
    if (!canvas.current || !context || columns === 0) return;
    // One pixel a cell; the browser scales it up without smoothing.
    canvas.current.width = columns;
    canvas.current.height = rows.length;
    context.clearRect(0, 0, columns, rows.length);
    rows.forEach((row, y) => {
      const severity = severities.get(row.sensorId) ?? 'normal';
      context.fillStyle = severity === 'normal' ? colours.reference : colours[severity];
      row.cells.forEach((value, x) => {
        context.globalAlpha = heatAlpha(value);
        context.fillRect(x, y, 1, 1);
      });
    });
  });

  const point = (event: React.MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = rows[Math.floor(((event.clientY - box.top) / box.height) * rows.length)];
    const column = Math.floor(((event.clientX - box.left) / box.width) * (row?.cells.length ?? 0));
    const value = row?.cells[column];
    if (!row || value === undefined) return setTold('');
    const at = seconds((props.duration * (column + 0.5)) / row.cells.length);
    setTold(text.analysis.heatCell(row.name, at, Number.isNaN(value) ? '–' : percent(value)));
  };

  return (
    <section className="card" aria-label={text.analysis.heat}>
      <header>
        <h2>{text.analysis.heat}</h2>
        <p className="muted small">{told || text.analysis.heatHint}</p>
        <HeatLegend />
      </header>
      <div className="heat">
        <ul aria-hidden="true">
          {rows.map((row) => (
            <li key={row.sensorId} style={{ height: `${ROW}rem` }}>
              {row.name}
            </li>
          ))}
        </ul>
        <canvas
          ref={canvas}
          style={{ height: `${rows.length * ROW}rem` }}
          role="img"
          aria-label={rows.map(describe).join('; ')}
          onMouseMove={point}
          onMouseLeave={() => setTold('')}
        />
        <p className="muted small axis">
          <span>0 s</span>
          <span>{seconds(props.duration)}</span>
        </p>
      </div>
    </section>
  );
}

function HeatLegend() {
  return (
    <ul className="row legend small muted">
      {(['normal', 'warning', 'critical'] as const).map((severity) => (
        <li key={severity} className="row">
          <i className={`heat-${severity}`} />
          {text.analysis.heatLegend[severity]}
        </li>
      ))}
    </ul>
  );
}

function describe(row: DifferenceRow): string {
  const most = row.cells.reduce((max, cell) => (cell > max ? cell : max), 0);
  return `${row.name} ${percent(most)}`;
}
