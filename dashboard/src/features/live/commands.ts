import { answerOf, api } from '@shared/api/client';

/** What somebody wants of a machine's cycle. */
export type Command =
  | { name: 'start' }
  | { name: 'stop'; cycleId: string | undefined }
  | { name: 'abort'; cycleId: string | undefined; by: string };

/** @throws Problem if it is refused, for instance since another cycle than the one meant runs */
export function give(streamId: string, command: Command): Promise<unknown> {
  const params = { query: { stream_id: streamId } };
  if (command.name === 'start') return answerOf(api.POST('/api/live/cycle/start', { params }));
  const meant = command.cycleId ? { cycle_id: command.cycleId } : {};
  if (command.name === 'stop')
    return answerOf(api.POST('/api/live/cycle/stop', { params, body: meant }));
  const who = command.by ? { aborted_by: command.by } : {};
  return answerOf(api.POST('/api/live/cycle/abort', { params, body: { ...meant, ...who } }));
}
