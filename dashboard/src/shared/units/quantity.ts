import { unitShown } from './unit';

/** What a sensor measures, as far as that tells what to look for. */
export type Quantity = 'pressure' | 'temperature' | 'vibration' | 'force' | 'current' | 'other';

const BY_TYPE: Readonly<Record<string, Quantity>> = {
  pressure: 'pressure',
  temperature: 'temperature',
  accelerometer: 'vibration',
  vibration: 'vibration',
  force: 'force',
  torque: 'force',
  current: 'current',
  power: 'current',
};

/** Only units that say it by themselves: `mm/s` may be a speed, `mA` a raw signal. */
const BY_UNIT: Readonly<Record<string, Quantity>> = {
  ...of('pressure', 'bar', 'mbar', 'Pa', 'hPa', 'kPa', 'MPa', 'psi'),
  ...of('temperature', '°C', '°F', 'K'),
  ...of('vibration', 'm/s²'),
  ...of('force', 'N', 'kN', 'MN', 'N·m', 'Nm', 'kN·m', 'kNm'),
  ...of('current', 'A', 'kA', 'W', 'kW'),
};

function of(quantity: Quantity, ...units: string[]): Record<string, Quantity> {
  return Object.fromEntries(units.map((unit) => [unit, quantity]));
}

/**
 * @param type of the sensor, as its connector has it; any word
 * @param unit as it came
 */
export function quantityOf(type: string | undefined, unit: string | undefined): Quantity {
  return BY_TYPE[type?.toLowerCase() ?? ''] ?? BY_UNIT[unitShown(unit)] ?? 'other';
}
