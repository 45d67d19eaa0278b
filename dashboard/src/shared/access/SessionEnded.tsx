import { useLocation } from 'react-router';
import { text } from '@shared/text';
import { SIGN_IN, SignInLink } from './SignInLink';
import { useHasEnded } from './useHasEnded';

/** Over every page whose session has ended, whatever of it is still shown; where one signs in, that says it all. */
export function SessionEnded() {
  const { pathname } = useLocation();
  if (!useHasEnded() || pathname === SIGN_IN) return null;
  return (
    <p className="banner warning" role="alert">
      <span className="grow">{text.access.ended}</span>
      <SignInLink />
    </p>
  );
}
