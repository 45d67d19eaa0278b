import { useQuery } from '@tanstack/react-query';
import { useAcknowledged } from '@shared/alerts/acknowledged';
import { answerOf, api } from '@shared/api/client';
import { text } from '@shared/text';

const MOST = 99;

/** How many alerts nobody has acknowledged yet; one more than shown is enough to know. */
export function OpenAlerts() {
  const { data } = useQuery({
    queryKey: ['alerts', 'open-count'],
    refetchInterval: 5_000,
    queryFn: () =>
      answerOf(
        api.GET('/api/live/alerts', { params: { query: { acknowledged: false, limit: MOST + 1 } } }),
      ),
    select: ({ alerts }) => alerts,
  });
  const acknowledged = useAcknowledged();
  const open = data?.filter(({ id }) => !acknowledged.has(id)) ?? [];
  if (open.length === 0) return null;
  return (
    <span
      className={open.some(({ severity }) => severity === 'critical') ? 'bubble critical' : 'bubble'}
      aria-label={text.app.openAlerts(open.length)}
    >
      {open.length > MOST ? `${MOST}+` : open.length}
    </span>
  );
}
