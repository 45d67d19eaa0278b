/**
 * Units as people write them. Connectors send what a keyboard gives them, or UCUM's codes; it is
 * kept as it came, and only shown otherwise.
 */
const SPELLINGS: Readonly<Record<string, string>> = {
  degc: '°C',
  deg_c: '°C',
  'deg c': '°C',
  cel: '°C',
  celsius: '°C',
  degf: '°F',
  deg_f: '°F',
  'deg f': '°F',
  '[degf]': '°F',
  fahrenheit: '°F',
  deg: '°',
  degree: '°',
  degrees: '°',
  percent: '%',
  pct: '%',
  ohm: 'Ω',
  ohms: 'Ω',
};

/** Of these the size of the letters says which unit it is. */
const EXACT: Readonly<Record<string, string>> = {
  kOhm: 'kΩ',
  kohm: 'kΩ',
  MOhm: 'MΩ',
  mOhm: 'mΩ',
  um: 'µm',
  us: 'µs',
  uV: 'µV',
  uA: 'µA',
  uW: 'µW',
  uF: 'µF',
  uH: 'µH',
  ug: 'µg',
  ul: 'µl',
  uL: 'µl',
  uS: 'µS',
  ustrain: 'µε',
  'um/m': 'µm/m',
  'uS/cm': 'µS/cm',
  'm/s2': 'm/s²',
  'N.m': 'N·m',
  'kN.m': 'kN·m',
  '/min': '1/min',
};

/** A length with its power, as in `m3/h`, `mm^2` and `m/s2`. */
const POWERS = /(?<![A-Za-z])([kcdmuµ]?m|s|in|ft)(?:\^|\*\*)?([23])(?![0-9A-Za-z])/g;
const RAISED: Readonly<Record<string, string>> = { 2: '²', 3: '³' };

/** A unit to be read; one that is not known is shown as it is. */
export function unitShown(unit: string | null | undefined): string {
  const word = unit?.trim() ?? '';
  const known = EXACT[word] ?? SPELLINGS[word.toLowerCase()];
  if (known !== undefined) return known;
  return word.replace(
    POWERS,
    (_all, of: string, power: string) => `${of.replace(/^u/, 'µ')}${RAISED[power] ?? power}`,
  );
}
