/** Of asking for something, until the answer begins: the gateway itself gives up on its database before. */
const ASK_MS = 7_000;
/** Of changing something: what was given up may have been done all the same. */
const CHANGE_MS = 30_000;
/** Until all of an answer that has begun is here, on whatever line. */
const WHOLE_MS = 60_000;

/** Like fetch, but a line on which nothing comes any more is noticed and does not hang for ever. */
export async function limitedFetch(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const giveUp = new AbortController();
  const after = (ms: number) => setTimeout(() => giveUp.abort(new DOMException('', 'TimeoutError')), ms);
  const waiting = after(request.method === 'GET' ? ASK_MS : CHANGE_MS);
  request.signal.addEventListener('abort', () => giveUp.abort(request.signal.reason));
  try {
    const answer = await fetch(request, { signal: giveUp.signal });
    after(WHOLE_MS);
    return answer;
  } finally {
    clearTimeout(waiting);
  }
}
