import { Icon } from '@shared/ui/Icon';
import { useMay } from './useMay';
import type { Right } from './rights';

/** Says which role is needed for what a page or a part of it does; nothing to those who have it. */
export function RoleNote({ right, what }: { right: Right; what: string }) {
  const { reason } = useMay(right);
  if (!reason) return null;
  return (
    <p className="role-note muted small no-print">
      <Icon name="lock" size={16} />
      <span>
        {what} {reason}
      </span>
    </p>
  );
}
