import { Link, useLocation } from 'react-router';
import { text } from '@shared/text';

/** The path of the page where one signs in. */
export const SIGN_IN = '/sign-in';

/** Leads to where one signs in, and from there back to this page. */
export function SignInLink() {
  const { pathname, search } = useLocation();
  return (
    <Link className="button primary" to={signInAddress(pathname + search)}>
      {text.access.signIn}
    </Link>
  );
}

export function signInAddress(back: string): string {
  return `${SIGN_IN}?to=${encodeURIComponent(back)}`;
}
