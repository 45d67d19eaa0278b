import { Link } from 'react-router';
import { SignInLink } from '@shared/access/SignInLink';
import { useHasEnded } from '@shared/access/useHasEnded';
import { Problem } from '@shared/api/problem';
import { text } from '@shared/text';
import type { IconName } from './Icon';
import { Notice } from './Notice';

const ICONS: Record<Problem['trouble'], IconName> = {
  unreachable: 'offline',
  signedOut: 'lock',
  forbidden: 'lock',
  missing: 'empty',
  refused: 'alert',
  away: 'offline',
  broken: 'alert',
};

/** The page's own words say it all. */
const SAYS_ALL = new Set<Problem['trouble']>(['unreachable', 'signedOut']);
/** Trying again does not help. */
const FINAL = new Set<Problem['trouble']>(['signedOut', 'forbidden', 'missing']);

/** Why something cannot be shown, in words that say what to do. */
export function Trouble(props: {
  error: unknown;
  /** What the address names: an address that names none cannot be tried again. */
  subject?: 'machine' | 'cycle' | undefined;
  onRetry?: (() => void) | undefined;
}) {
  const { error, subject, onRetry } = props;
  // Then the way to sign in is above the page.
  const hasEnded = useHasEnded();
  const problem = error instanceof Problem ? error : undefined;
  const trouble = problem?.trouble ?? 'broken';
  if (subject && namesNothing(error)) return <Unknown subject={subject} />;
  const hints: Partial<Record<Problem['trouble'], string>> = {
    unreachable: text.problems.unreachableHint,
    signedOut: text.problems.signedOutHint,
    forbidden: text.problems.forbiddenHint,
    missing: text.problems.missingHint,
    away: text.problems.awayHint,
    broken: text.problems.brokenHint,
  };
  return (
    <Notice icon={ICONS[trouble]} title={text.problems[trouble]} hint={hints[trouble]} urgent>
      {problem?.message && !SAYS_ALL.has(trouble) && <p className="small">{problem.message}</p>}
      {trouble === 'signedOut' && !hasEnded && <SignInLink />}
      {onRetry && !FINAL.has(trouble) && (
        <button type="button" className="button" onClick={onRetry}>
          {text.common.retry}
        </button>
      )}
    </Notice>
  );
}

/** Whether the gateway knows nothing of what an address names; trying again does not change that. */
export function namesNothing(error: unknown): boolean {
  return error instanceof Problem && (error.trouble === 'missing' || error.status === 422);
}

function Unknown({ subject }: { subject: 'machine' | 'cycle' }) {
  const { title, hint } = text.problems.unknown[subject];
  return (
    <Notice icon="empty" title={title} hint={hint} urgent>
      <Link className="button" to="/">
        {text.app.toStreams}
      </Link>
    </Notice>
  );
}
