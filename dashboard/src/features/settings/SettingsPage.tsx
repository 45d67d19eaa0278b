import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queries } from '@shared/api/queries';
import { text } from '@shared/text';
import { Loaded } from '@shared/ui/Loaded';
import { StreamPage } from '@shared/ui/StreamPage';
import { SettingsForm } from './SettingsForm';
import './settings.css';

/** How a machine's cycles are judged. */
export function SettingsPage() {
  const { streamId = '' } = useParams();
  const stream = useQuery(queries.status(streamId));
  const settings = useQuery(queries.settings(streamId));
  const name = stream.data?.stream.device_name ?? '';
  return (
    <StreamPage
      streamId={streamId}
      title={text.settings.title(name)}
      heading={<h1>{name || '\u00a0'}</h1>}
      error={stream.error}
    >
      <Loaded query={settings} rows={6} subject="machine">
        {(loaded) => <SettingsForm settings={loaded} sensors={stream.data?.stream.sensors ?? []} />}
      </Loaded>
    </StreamPage>
  );
}
