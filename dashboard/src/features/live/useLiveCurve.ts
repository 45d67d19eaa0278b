import { useEffect, useRef, type RefObject } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { expose } from '@shared/chart/Plot';
import { useColours } from '@shared/chart/colours';
import type { SensorCardProps } from './SensorCard';
import { heightOf } from './height';
import { frames } from './frames';
import { writeFigures } from './figures';
import { liveOptions } from './liveOptions';
import { CurveBuffer, nextRange, rangeOf, statsOf, type Range } from './window';

const FIGURES_EVERY = 8;

/** Draws a card's curve as long as the card is in view. */
export function useLiveCurve(
  card: RefObject<HTMLElement | null>,
  place: RefObject<HTMLElement | null>,
  props: SensorCardProps,
): void {
  const colours = useColours();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { small, rows } = props;

  useEffect(() => {
    const element = place.current;
    const whole = card.current;
    if (!element || !whole) return;
    const height = heightOf(whole, small, rows);
    const buffer = new CurveBuffer();
    const options = liveOptions(colours, small, () => ({ ...latest.current, gaps: buffer.gaps }));
    const width = element.clientWidth || 240;
    const plot = new uPlot({ ...options, width, height }, [[], []], element);
    expose(element, plot);
    const draw = drawer(plot, whole, latest, buffer);
    let stop: (() => void) | undefined;
    // Cards out of sight cost nothing.
    const seen = new IntersectionObserver(([entry]) => {
      stop?.();
      stop = entry?.isIntersecting ? frames.add(draw) : undefined;
    });
    seen.observe(whole);
    const resized = new ResizeObserver(() => {
      if (element.clientWidth > 0 && element.clientWidth !== plot.width)
        plot.setSize({ width: element.clientWidth, height });
    });
    resized.observe(element);
    return () => {
      stop?.();
      seen.disconnect();
      resized.disconnect();
      expose(element, undefined);
      plot.destroy();
    };
  }, [card, place, colours, small, rows]);
}

function drawer(
  plot: uPlot,
  card: HTMLElement,
  latest: RefObject<SensorCardProps>,
  buffer: CurveBuffer,
) {
  let range: Range | undefined;
  let frame = 0;
  return (now: number): void => {
    const { store, moment, sensor, seconds, reference } = latest.current;
    const ring = store.ring(sensor.sensor_id);
    const head = store.head(moment(now));
    const stats = statsOf(ring, head - seconds);
    const expected = rangeOf(reference);
    const wanted = {
      min: Math.min(stats.min, expected?.min ?? Infinity),
      max: Math.max(stats.max, expected?.max ?? -Infinity),
    };
    if (Number.isFinite(wanted.min)) range = nextRange(range, wanted);
    const drawn = range ?? { min: 0, max: 1 };
    plot.batch(() => {
      plot.setData(buffer.fill(ring, head - seconds) as unknown as uPlot.AlignedData, false);
      plot.setScale('x', { min: head - seconds, max: head });
      // The drawing keeps and changes what it is handed.
      plot.setScale('y', { min: drawn.min, max: drawn.max });
    });
    if (frame++ % FIGURES_EVERY === 0) writeFigures(card, stats);
  };
}
