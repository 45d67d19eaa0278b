import type { Session } from '@shared/api/session';

/** What a page lets people do, in the gateway's own words for it. */
export type Right = 'read' | 'command' | 'operate';

export type Role = NonNullable<Session['role']>;

/** Which roles have a right, the usual one first. The gateway decides; the pages only tell beforehand. */
const ROLES: Record<Right, readonly Role[]> = {
  read: ['viewer', 'operator', 'admin'],
  command: ['operator', 'admin', 'edge'],
  operate: ['operator', 'admin'],
};

/** Why somebody may not: nobody is signed in, or the role is another one. */
export type Obstacle = { kind: 'signed-out' } | { kind: 'role'; role: Role; needed: Role };

/** What stands between a session and a right; undefined if nothing does. */
export function obstacle(session: Session, right: Right): Obstacle | undefined {
  if (!session.keys_required) return undefined;
  if (!session.signed_in || !session.role) return { kind: 'signed-out' };
  const [needed = 'admin'] = ROLES[right];
  return ROLES[right].includes(session.role)
    ? undefined
    : { kind: 'role', role: session.role, needed };
}
