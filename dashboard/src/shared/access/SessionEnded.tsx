import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '@shared/api/session';
import { text } from '@shared/text';
import { SignInLink } from './SignInLink';

/** For where the gateway has just refused: says so if it is because nobody is signed in any more. */
export function SessionEnded() {
  const { data, refetch } = useQuery(sessionQuery);
  useEffect(() => void refetch(), [refetch]);
  if (!data?.keys_required || data.signed_in) return null;
  return (
    <p className="banner warning" role="alert">
      <span className="grow">{text.access.ended}</span>
      <SignInLink />
    </p>
  );
}
