import { text } from '@shared/text';
import { timeOfDay } from '@shared/time/format';
import type { Silence } from './silence';

/** That a sensor is not heard of, and since when; where there is no room, the latter on demand. */
export function SilentBadge(props: { silence: Silence | undefined; short?: boolean }) {
  const { silence, short } = props;
  if (!silence) return null;
  const words = silenceWords(silence);
  return (
    <span className="badge critical silent-badge" title={short ? words : undefined}>
      {short ? text.live.silent : words}
    </span>
  );
}

export function silenceWords({ since, orBefore }: Silence): string {
  const at = timeOfDay(since * 1000);
  return orBefore ? text.live.silentBefore(at) : text.live.silentSince(at);
}
