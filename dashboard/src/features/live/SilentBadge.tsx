import { text } from '@shared/text';
import { timeOfDay } from '@shared/time/format';
import type { Silence } from './silence';

/** That a sensor is not heard of, and since when. */
export function SilentBadge({ silence }: { silence: Silence | undefined }) {
  if (!silence) return null;
  return <span className="badge critical silent-badge">{silenceWords(silence)}</span>;
}

export function silenceWords({ since, orBefore }: Silence): string {
  const at = timeOfDay(since * 1000);
  return orBefore ? text.live.silentBefore(at) : text.live.silentSince(at);
}
