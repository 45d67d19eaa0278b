import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@shared/api/session';
import { text } from '@shared/text';
import { obstacle, type Obstacle, type Right } from './rights';

export interface May {
  /** False until it is known, too. */
  allowed: boolean;
  /** Words for people; undefined while it is not known yet, and if nothing stands in the way. */
  reason: string | undefined;
  signedOut: boolean;
}

const UNKNOWN: May = { allowed: false, reason: undefined, signedOut: false };
const ALLOWED: May = { allowed: true, reason: undefined, signedOut: false };

/**
 * Whether whoever looks at the page may do something, and if not, why. Hides or disables what would
 * be refused anyway: the gateway checks every call itself.
 */
export function useMay(right: Right): May {
  const { data, isError } = useQuery(sessionQuery);
  // Of one who cannot be asked about, nothing is taken away: the gateway's answer tells.
  if (!data) return isError ? ALLOWED : UNKNOWN;
  const found = obstacle(data, right);
  if (!found) return ALLOWED;
  return { allowed: false, reason: reasonOf(found), signedOut: found.kind === 'signed-out' };
}

function reasonOf(found: Obstacle): string {
  return found.kind === 'signed-out'
    ? text.access.signInFirst
    : text.access.roleNeeded(text.access.roles[found.needed], text.access.roles[found.role]);
}
