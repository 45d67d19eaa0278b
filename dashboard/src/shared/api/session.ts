import { queryOptions } from '@tanstack/react-query';
import type { Middleware } from 'openapi-fetch';
import type { components } from './generated';
import { limitedFetch } from './limited';
import { Problem } from './problem';
import { left, signedIn } from './signedOut';

/** What the gateway says about who is signed in in this browser. */
export type Session = components['schemas']['Session'];

const PATH = '/api/session';
const FRESH_MS = 60_000;
let token: string | undefined;
/** A session is one for all tabs: those that wait for one hear of it here. */
const tabs = new BroadcastChannel('vertac.signed-in');

export async function session(): Promise<Session> {
  const answer = await limitedFetch(PATH).catch((cause: unknown) => {
    throw Problem.unreachable(cause);
  });
  if (!answer.ok) throw Problem.of(answer.status, undefined);
  const found = (await answer.json()) as Session;
  if (!found.keys_required || found.signed_in) signedIn();
  return found;
}

/** Asked again now and then: sessions end, and keys are revoked. To ask is never refused, and tells of a session that is back. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: session,
  staleTime: FRESH_MS,
  refetchInterval: FRESH_MS,
});

/** Exchanges a key for a cookie that scripts cannot read; the key itself is not kept. */
export async function signIn(key: string): Promise<Response> {
  const answer = await limitedFetch(PATH, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}` },
  });
  token = undefined;
  if (answer.ok) {
    signedIn();
    tabs.postMessage(null);
  }
  return answer;
}

export function onOtherTabSignedIn(listener: () => void): void {
  tabs.addEventListener('message', listener);
}

/** Ends the session for good, here and for every copy of its cookie. */
export async function signOut(): Promise<void> {
  // Asked for anew: the one at hand may be of a session before this one.
  const { csrf_token } = await session();
  token = undefined;
  const headers: HeadersInit = csrf_token ? { 'X-CSRF-Token': csrf_token } : {};
  const answer = await limitedFetch(PATH, { method: 'DELETE', headers });
  if (!answer.ok) throw Problem.of(answer.status, undefined);
  left();
}

/** Proves to the gateway that a change was asked for by a page of its own. */
export const ownPage: Middleware = {
  async onRequest({ request }) {
    if (request.method === 'GET' || request.method === 'HEAD') return undefined;
    token ??= (await session()).csrf_token ?? '';
    if (token) request.headers.set('X-CSRF-Token', token);
    return request;
  },
  onResponse({ response }) {
    // A session that ended, or another one: its token is asked for again.
    if (response.status === 401 || response.status === 403) token = undefined;
  },
};
