import { Navigate } from 'react-router';
import { text } from '@shared/text';
import { Loading } from '@shared/ui/Loading';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Trouble } from '@shared/ui/Trouble';
import { useStreams } from './useStreams';

/** Goes to the machine that runs now, as soon as there is one. */
export function RunningPage() {
  const { rows, trouble, refetch } = useStreams();
  const first = rows?.[0];
  if (first) return <Navigate to={`/live/${first.id}`} replace />;
  return (
    <Page title={text.live.finding} heading={<span />}>
      {!rows && !trouble && <Loading />}
      {!rows && trouble && <Trouble error={trouble} onRetry={() => void refetch()} />}
      {rows && <Notice icon="machine" title={text.streams.none} hint={text.streams.noneHint} />}
    </Page>
  );
}
