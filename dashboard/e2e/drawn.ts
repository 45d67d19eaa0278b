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
