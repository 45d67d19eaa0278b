import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { signInAddress } from '@shared/access/SignInLink';
import { sessionQuery, signOut, type Session } from '@shared/api/session';
import { text } from '@shared/text';
import { moment } from '@shared/time/format';
import { Dialog } from '@shared/ui/Dialog';
import { Icon } from '@shared/ui/Icon';

/** Who is signed in, and the way out; nothing where no key is asked for, or nobody is signed in. */
export function Account() {
  const { data } = useQuery(sessionQuery);
  if (!data?.keys_required || !data.signed_in || !data.role) return null;
  return <SignedIn session={data} role={data.role} />;
}

function SignedIn({ session, role }: { session: Session; role: NonNullable<Session['role']> }) {
  const [looking, setLooking] = useState(false);
  const { leave, failed } = useLeave();
  const name = session.name || text.access.nameless;
  const word = text.access.roles[role];
  return (
    <div className="account">
      <button
        type="button"
        className="button quiet account-who"
        aria-label={text.access.signedInAs(name, word)}
        onClick={() => setLooking(true)}
      >
        <Icon name="user" />
        <span className="account-name">
          <strong>{name}</strong>
          <span className="muted">{word}</span>
        </span>
      </button>
      <button type="button" className="button account-out" onClick={leave}>
        {text.access.signOut}
      </button>
      {(looking || failed) && (
        <Dialog title={text.access.signedInAs(name, word)} onClose={() => setLooking(false)}>
          <p className="dialog-hint">{text.access.mayDo[role]}</p>
          {session.ends_at && (
            <p className="muted small dialog-hint">{text.access.until(moment(session.ends_at))}</p>
          )}
          {failed && (
            <p className="problem-text" role="alert">
              {text.access.signOutFailed}
            </p>
          )}
          <div className="row dialog-actions">
            <button type="button" className="button" onClick={() => setLooking(false)}>
              {text.common.close}
            </button>
            <button type="button" className="button primary" onClick={leave}>
              <Icon name="exit" size={16} />
              {text.access.signOut}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** Signing out forgets everything that was loaded, and leads to where one signs in again. */
function useLeave() {
  const [failed, setFailed] = useState(false);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const leave = async () => {
    setFailed(false);
    try {
      await signOut();
    } catch {
      setFailed(true);
      return;
    }
    await navigate(signInAddress(pathname + search));
    client.removeQueries({ type: 'inactive' });
    await client.resetQueries();
  };
  return { leave: () => void leave(), failed };
}
