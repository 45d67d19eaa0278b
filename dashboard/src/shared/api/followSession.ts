import type { QueryClient } from '@tanstack/react-query';
import { onOtherTabSignedIn, sessionQuery } from './session';
import { onSignedOut } from './signedOut';

/** Has what is loaded follow the session: known to be over at once, and loaded again when there is a new one. */
export function followSession(client: QueryClient): void {
  onSignedOut((isOut) => {
    if (isOut) client.setQueryData(sessionQuery.queryKey, { keys_required: true, signed_in: false });
    else void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  });
  // Its answer is what lets the others ask again.
  onOtherTabSignedIn(() => void client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
}
