import type { Page } from '@playwright/test';

interface DrawnCurve {
  times: number[];
  values: number[];
}

/** The points of a sensor's curve as the page draws them at this moment; times in milliseconds. */
export function drawnCurve(page: Page, sensor: string): Promise<DrawnCurve> {
  return page.evaluate((id) => {
    const place = document.querySelector(`[data-sensor="${id}"] .plot`);
    const plot = (place as unknown as { plot?: { data: ArrayLike<number>[] } } | null)?.plot;
    const [xs, ys] = plot?.data ?? [];
    return {
      times: Array.from(xs ?? [], (seconds) => Math.round(seconds * 1000)),
      values: Array.from(ys ?? []),
    };
  }, sensor);
}

/**
 * How many pixels of the curve's colour there are on a sensor's drawing between two times in
 * milliseconds, at this moment. The edges are left out: a line's end is rounded.
 */
export function inkBetween(page: Page, sensor: string, from: number, to: number): Promise<number> {
  return page.evaluate(
    ({ id, from, to }) => {
      interface Drawing {
        valToPos: (value: number, scale: string, onCanvas: boolean) => number;
        bbox: { left: number; top: number; width: number; height: number };
        ctx: CanvasRenderingContext2D;
        series: { stroke: () => string }[];
      }
      const place = document.querySelector(`[data-sensor="${id}"] .plot`);
      const plot = (place as unknown as { plot: Drawing }).plot;
      const { ctx, bbox } = plot;
      const [red, green, blue] = (plot.series[1]?.stroke() ?? '').match(/\d+/g)?.map(Number) ?? [];
      const left = Math.max(bbox.left, plot.valToPos(from / 1000, 'x', true)) + 3;
      const right = Math.min(bbox.left + bbox.width, plot.valToPos(to / 1000, 'x', true)) - 3;
      if (right - left < 1) return -1;
      const { data } = ctx.getImageData(left, bbox.top, right - left, bbox.height);
      let ink = 0;
      for (let i = 0; i < data.length; i += 4) {
        const away = [red, green, blue].map((own, c) => Math.abs((own ?? 0) - (data[i + c] ?? 0)));
        if (Math.max(...away) < 40) ink++;
      }
      return ink;
    },
    { id: sensor, from, to },
  );
}
