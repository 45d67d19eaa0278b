import type { AlertFilter } from '@shared/api/queries';
import type { Severity } from '@shared/api/types';

const SEVERITIES: Severity[] = ['critical', 'warning'];

/** What the address says is to be listed; open alerts unless it says otherwise. */
export function readFilter(params: URLSearchParams): AlertFilter {
  return {
    acknowledged: params.get('status') === 'acknowledged',
    severity: SEVERITIES.find((known) => known === params.get('severity')),
    stream_id: params.get('stream') || undefined,
    from: dayStart(params.get('from'), 0),
    to: dayStart(params.get('to'), 1),
  };
}

function dayStart(day: string | null, plus: number): string | undefined {
  const date = day ? new Date(`${day}T00:00:00`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return undefined;
  date.setDate(date.getDate() + plus);
  return date.toISOString();
}

/** As many at once as the server takes. */
export function inParts<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}
