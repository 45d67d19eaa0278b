import { text } from '@shared/text';
import { alike, health } from '@shared/time/format';
import { unitShown } from '@shared/units/unit';
import type { SensorDeviations, Typical } from './useTypical';

/** Between what a sensor's largest deviation lay in healthy cycles. */
export function typicalDeviation(usual: SensorDeviations | undefined): string {
  if (!usual) return text.settings.noTypical;
  const shown = alike([usual.lowest, usual.median, usual.largest]);
  const unit = usual.unit ? `\u00a0${unitShown(usual.unit)}` : '';
  const { lowest, median, largest } = usual;
  return text.settings.typical(`${shown(lowest)}–${shown(largest)}${unit}`, `${shown(median)}${unit}`, usual.cycles);
}

/** Between what the health of the last cycles lay; empty where none was judged. */
export function typicalHealth({ healths }: Typical): string {
  if (healths.length === 0) return '';
  const [low, high] = [Math.min(...healths), Math.max(...healths)];
  return text.settings.typicalHealth(healths.length, health(low), health(high));
}

/** A default as it holds here, where the last analysis tells; else as the factory has it. */
export function usualOf({ inUse }: Typical, field: string, isChosen: boolean, factory: string): string {
  const used = inUse[field];
  return !isChosen && (typeof used === 'number' || typeof used === 'string') ? String(used) : factory;
}
