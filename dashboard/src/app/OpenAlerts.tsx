import { useQuery } from '@tanstack/react-query';
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
    select: ({ alerts }) => ({
      count: alerts.length,
      isCritical: alerts.some(({ severity }) => severity === 'critical'),
    }),
  });
  if (!data?.count) return null;
  return (
    <span
      className={data.isCritical ? 'bubble critical' : 'bubble'}
      aria-label={text.app.openAlerts(data.count)}
    >
      {data.count > MOST ? `${MOST}+` : data.count}
    </span>
  );
}
