import { describe, expect, it } from 'vitest';
import { obstacle, type Role } from './rights';

const as = (role: Role) => ({ keys_required: true, signed_in: true, role });

describe('what somebody may do', () => {
  it('is everything where no key is asked for', () => {
    expect(obstacle({ keys_required: false, signed_in: true, role: 'admin' }, 'operate')).toBeUndefined();
  });

  it('is nothing before signing in', () => {
    expect(obstacle({ keys_required: true, signed_in: false }, 'read')).toEqual({ kind: 'signed-out' });
  });

  it('depends on the role, and names the one that is needed', () => {
    expect(obstacle(as('viewer'), 'read')).toBeUndefined();
    expect(obstacle(as('viewer'), 'operate')).toEqual({ kind: 'role', role: 'viewer', needed: 'operator' });
    expect(obstacle(as('operator'), 'operate')).toBeUndefined();
    expect(obstacle(as('edge'), 'command')).toBeUndefined();
    expect(obstacle(as('edge'), 'read')).toEqual({ kind: 'role', role: 'edge', needed: 'viewer' });
    for (const right of ['read', 'command', 'operate'] as const)
      expect(obstacle(as('admin'), right)).toBeUndefined();
  });
});
