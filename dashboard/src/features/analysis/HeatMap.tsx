import { useEffect, useRef, useState } from 'react';
import { useColours } from '@shared/chart/colours';
import { text } from '@shared/text';
import { duration as seconds, percent } from '@shared/time/format';
import { heatAlpha } from './heat';
import type { DifferenceRow } from './differences';

const MOST_ROWS = 60;
const ROW = 18;

/** Sensors by time: where in the cycle which sensor was off, and how far. */
export function HeatMap(props: { rows: readonly DifferenceRow[]; duration: number }) {
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
    rows.forEach((row, y) =>
      row.cells.forEach((value, x) => {
        context.globalAlpha = heatAlpha(value);
        context.fillStyle = value > 0.5 ? colours.critical : colours.warning;
        context.fillRect(x, y, 1, 1);
      }),
    );
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
      </header>
      <div className="heat">
        <ul aria-hidden="true">
          {rows.map((row) => (
            <li key={row.sensorId} style={{ height: ROW }}>
              {row.name}
            </li>
          ))}
        </ul>
        <canvas
          ref={canvas}
          style={{ height: rows.length * ROW }}
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

function describe(row: DifferenceRow): string {
  const most = row.cells.reduce((max, cell) => (cell > max ? cell : max), 0);
  return `${row.name} ${percent(most)}`;
}
