import { useEffect, useRef, useState } from 'react';
import { isInGap } from '@shared/api/gaps';
import type { Severity } from '@shared/api/types';
import { useColours } from '@shared/chart/colours';
import { text } from '@shared/text';
import { duration as seconds, percent } from '@shared/time/format';
import { HeatLegend } from './HeatLegend';
import { isMarked, paintHeat } from './heat';
import type { DifferenceRow } from './differences';

const MOST_ROWS = 60;
/** Height of a row in rem. */
const ROW = 1.125;

/** Sensors by time: where in the cycle which sensor was off, and how far, or silent. */
export function HeatMap(props: {
  rows: readonly DifferenceRow[];
  duration: number;
  /** Only their difference is worth a warning colour. */
  severities: ReadonlyMap<string, Severity>;
}) {
  const { severities, duration } = props;
  const rows = props.rows.slice(0, MOST_ROWS);
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useColours();
  const [told, setTold] = useState('');

  useEffect(() => {
    if (canvas.current) paintHeat(canvas.current, rows, duration, severities, colours);
  });

  const point = (event: React.MouseEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = rows[Math.floor(((event.clientY - box.top) / box.height) * rows.length)];
    const column = Math.floor(((event.clientX - box.left) / box.width) * (row?.cells.length ?? 0));
    setTold(row ? wordsOf(row, column, duration) : '');
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
          aria-label={rows.map((row) => describe(row, duration)).join('; ')}
          onMouseMove={point}
          onMouseLeave={() => setTold('')}
        />
        <p className="muted small axis">
          {timesOf(duration).map((at) => (
            <span key={at} style={{ insetInlineStart: `${(100 * at) / duration}%` }}>
              {`${at} s`}
            </span>
          ))}
        </p>
      </div>
      {props.rows.length > MOST_ROWS && (
        <p className="muted small">{text.analysis.heatMore(MOST_ROWS, props.rows.length)}</p>
      )}
    </section>
  );
}

const MOST_TIMES = 8;

/** Round moments of the cycle, its start the first. */
export function timesOf(duration: number): number[] {
  if (!(duration > 0)) return [];
  const rough = duration / MOST_TIMES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((wide) => wide >= rough) ?? rough;
  const count = Math.floor(duration / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(6)));
}

/** What is under the pointer. */
function wordsOf(row: DifferenceRow, column: number, duration: number): string {
  const value = row.cells[column];
  if (value === undefined) return '';
  const at = (duration * (column + 0.5)) / row.cells.length;
  const found = isInGap(row.gaps, at)
    ? text.analysis.noSamples
    : Number.isNaN(value)
      ? text.analysis.nothingToCompare
      : text.analysis.heatFound(percent(value), isMarked(row, column, duration));
  return text.analysis.heatCell(row.name, seconds(at), found);
}

/** Of a sensor that was out of the ordinary, what it was there: elsewhere it may differ more. */
function describe(row: DifferenceRow, duration: number): string {
  const isOut = row.stretches.length > 0;
  const most = row.cells.reduce(
    (max, cell, i) => (cell > max && (!isOut || isMarked(row, i, duration)) ? cell : max),
    0,
  );
  const silent = row.gaps.map(({ from, to }) =>
    from <= 0 && to >= duration
      ? text.analysis.silentThroughout
      : text.analysis.silentFrom(seconds(from), seconds(to)),
  );
  // Of a sensor that said nothing there is no difference to tell.
  const found = row.cells.every(Number.isNaN) ? [] : [text.analysis.heatMost(percent(most), isOut)];
  return `${row.name} ${[...found, ...silent].join(', ')}`;
}
