import createClient from 'openapi-fetch';
import type { paths } from './generated';
import { limitedFetch } from './limited';
import { Problem } from './problem';
import { ownPage } from './session';
import { onlySignedIn } from './signedOut';

/** The gateway that served this page, with types made from its own description. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: limitedFetch });
api.use(onlySignedIn, ownPage);

/** The answer's content; throws what went wrong as a {@link Problem}. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const result = await call.catch((cause: unknown) => {
    throw Problem.unreachable(cause);
  });
  if (result.data === undefined) {
    throw Problem.of(result.response.status, result.error);
  }
  return result.data;
}
