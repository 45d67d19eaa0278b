import { useQuery } from '@tanstack/react-query';
import { queries } from '@shared/api/queries';
import type { CycleDetails, Gap } from '@shared/api/types';
import { text } from '@shared/text';
import { count, timeOfDay } from '@shared/time/format';
import { Icon } from '@shared/ui/Icon';

/** What the connector lost of the cycle for good: where curves are broken, this is why. */
export function LostSamples({ cycle }: { cycle: CycleDetails }) {
  const { data } = useQuery({
    ...queries.gaps(cycle.stream_id, cycle.start_time ?? '', cycle.end_time ?? undefined),
    enabled: Boolean(cycle.start_time),
  });
  const gaps = data?.gaps ?? [];
  if (gaps.length === 0) return null;
  return (
    <div className="banner warning lost-samples" role="status">
      <Icon name="alert" />
      <ul>
        {/* They are told newest first. */}
        {[...gaps].reverse().map((gap) => (
          <li key={gap.gap_id}>{sentence(gap)}</li>
        ))}
        {data?.next_cursor && <li>{text.analysis.lost.more}</li>}
      </ul>
    </div>
  );
}

function sentence({ from, to, reason, sample_count }: Gap): string {
  const { lost } = text.analysis;
  const [begin, end] = [timeOfDay(from), timeOfDay(to)];
  const when = begin === end ? lost.at(begin) : lost.between(begin, end);
  const why = lost.reasons[reason] ?? reason.replaceAll('_', ' ');
  return [when, why, sample_count > 0 && lost.samples(count(sample_count))].filter(Boolean).join('; ');
}
