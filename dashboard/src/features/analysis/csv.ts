import type { CycleCurves } from '@shared/api/curves';

/**
 * The curves as a table, one row a moment: seconds, then one column a sensor. Units are as they
 * were sent: whoever reads the table by a program finds them as the API has them.
 */
export function csvOf(curves: CycleCurves): string {
  const sensors = [...curves.curves.values()];
  const rows = new Map<number, (number | undefined)[]>();
  sensors.forEach((curve, column) =>
    curve.times.forEach((time, i) => {
      const row = rows.get(time) ?? new Array<number | undefined>(sensors.length).fill(undefined);
      row[column] = curve.values[i];
      rows.set(time, row);
    }),
  );
  const heading = ['seconds', ...sensors.map(({ name, unit }) => (unit ? `${name} [${unit}]` : name))];
  const lines = [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([time, values]) => [time, ...values.map((value) => value ?? '')].join(','));
  return [heading.map(quoted).join(','), ...lines, ''].join('\r\n');
}

/** Spreadsheets would run a name that begins like a formula. */
function quoted(name: string): string {
  const harmless = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function download(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
