import type { Middleware } from 'openapi-fetch';

/** What the gateway says about who is signed in in this browser. */
export interface Session {
  keys_required: boolean;
  signed_in: boolean;
  name?: string;
  role?: string;
  csrf_token?: string;
}

const PATH = '/api/session';
let token: string | undefined;

export async function session(): Promise<Session> {
  const answer = await fetch(PATH);
  return (await answer.json()) as Session;
}

/** Exchanges a key for a cookie that scripts cannot read; the key itself is not kept. */
export async function signIn(key: string): Promise<Response> {
  const answer = await fetch(PATH, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}` },
  });
  token = undefined;
  return answer;
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
