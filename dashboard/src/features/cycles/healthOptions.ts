import type uPlot from 'uplot';
import type { Stretch } from '@shared/api/gaps';
import { seriesColour, type Colours } from '@shared/chart/colours';
import type { PlotOptions } from '@shared/chart/Plot';
import { axisFont, scaled } from '@shared/chart/scale';
import { text } from '@shared/text';
import { health } from '@shared/time/format';
import { brokenAt } from './breaks';
import type { HealthLimits } from './limits';
import type { HealthPoints } from './selection';

/** Dots closer than this, in pixels, run into each other; alarms keep theirs. */
const LEAST_SPACE = 9;
const DOT = 3.5;
/** Of the alarms: 1 a warning, 2 critical. Drawn, not told. */
const NO_ALARM = 0;

/** One column a recipe, then the alarms. */
export function healthData({ xs, ys, tones, cycles, recipes }: HealthPoints): uPlot.AlignedData {
  const columns = recipes.map((recipe) =>
    ys.map((y, i) => ((cycles[i]?.recipe ?? '') === recipe ? y : null)),
  );
  const alarms = tones.map((tone) => (tone === 'critical' ? 2 : tone === 'warning' ? 1 : NO_ALARM));
  return [xs, ...columns, alarms];
}

export function healthOptions(
  colours: Colours,
  recipes: readonly string[],
  limits: HealthLimits,
  /** Where cycles are left out; the lines go on over those that have no health, or another recipe. */
  breaks: readonly Stretch[],
): PlotOptions {
  const axis = {
    font: axisFont(),
    stroke: colours.muted,
    ticks: { show: false },
    grid: { stroke: colours.grid, width: 1 },
  };
  const stroke = (i: number) => (recipes.length > 1 ? seriesColour(i) : colours.curve);
  return {
    legend: { live: true },
    padding: [8, scaled(18), 0, 0],
    scales: { x: { time: false }, y: { range: [0, 104] }, alarms: { range: [0, 2] } },
    axes: [
      { ...axis, size: scaled(26), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10_000] },
      { ...axis, size: scaled(40), splits: () => [0, limits.critical, limits.warning, 100] },
    ],
    series: [
      { label: text.common.cycleWord },
      ...recipes.map((recipe, i) => ({
        label: nameOf(recipe, recipes.length),
        stroke: stroke(i),
        width: 1.5,
        ...brokenAt(breaks),
        points: { show: false },
        // The only curve has the heading for a name: its value is told under the pointer.
        class: recipes.length < 2 ? 'only-series' : undefined,
        value: (_plot: uPlot, value: number | null) => health(value),
      })),
      { scale: 'alarms', width: 0, points: { show: false }, class: 'hidden-series' },
    ],
    hooks: {
      // Over the grid, which has lines at the same heights.
      drawAxes: [(plot) => drawLimits(plot, colours, limits)],
      draw: [(plot) => drawDots(plot, colours, stroke)],
    },
  };
}

function nameOf(recipe: string, recipes: number): string {
  if (recipes < 2) return text.common.health;
  return recipe ? text.common.recipeOf(recipe) : text.common.noRecipe;
}

/** Each cycle a dot in its recipe's colour, or in that of its alarm. */
function drawDots(plot: uPlot, colours: Colours, stroke: (recipe: number) => string): void {
  const { ctx, data } = plot;
  const [xs = [], ...rest] = data;
  const alarms = rest.at(-1) ?? [];
  const isCrowded = xs.length * LEAST_SPACE * devicePixelRatio > plot.bbox.width;
  ctx.save();
  rest.slice(0, -1).forEach((ys, recipe) => {
    for (let i = 0; i < xs.length; i++) {
      const y = ys[i];
      const alarm = alarms[i] ?? NO_ALARM;
      if (y == null || (isCrowded && alarm === NO_ALARM && !isAlone(xs, i))) continue;
      ctx.fillStyle = alarm === 2 ? colours.critical : alarm === 1 ? colours.warning : stroke(recipe);
      ctx.beginPath();
      ctx.arc(
        plot.valToPos(xs[i] ?? 0, 'x', true),
        plot.valToPos(y, 'y', true),
        (alarm === NO_ALARM ? DOT : DOT + 1.5) * devicePixelRatio,
        0,
        2 * Math.PI,
      );
      ctx.fill();
    }
  });
  ctx.restore();
}

/** Of these there is no line. */
function isAlone(xs: ArrayLike<number>, i: number): boolean {
  const at = xs[i] ?? NaN;
  return xs[i - 1] !== at - 1 && xs[i + 1] !== at + 1;
}

/** Below these a cycle is a warning, or critical. */
function drawLimits(plot: uPlot, colours: Colours, limits: HealthLimits): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.setLineDash([6, 5]);
  ctx.lineWidth = devicePixelRatio;
  for (const grade of ['warning', 'critical'] as const) {
    const y = plot.valToPos(limits[grade], 'y', true);
    ctx.strokeStyle = colours[grade];
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
