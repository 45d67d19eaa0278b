import { Problem } from '@shared/api/problem';
import { Link } from 'react-router';
import { text } from '@shared/text';
import type { IconName } from './Icon';
import { Notice } from './Notice';

const ICONS: Record<Problem['trouble'], IconName> = {
  unreachable: 'offline',
  forbidden: 'lock',
  missing: 'empty',
  refused: 'alert',
  broken: 'alert',
};

/** Why something cannot be shown, in words that say what to do. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const problem = error instanceof Problem ? error : undefined;
  const trouble = problem?.trouble ?? 'broken';
  const hints: Partial<Record<Problem['trouble'], string>> = {
    unreachable: text.problems.unreachableHint,
    forbidden: text.problems.forbiddenHint,
    missing: text.problems.missingHint,
    broken: text.problems.brokenHint,
  };
  return (
    <Notice icon={ICONS[trouble]} title={text.problems[trouble]} hint={hints[trouble]} urgent>
      {problem?.message && trouble !== 'unreachable' && <p className="small">{problem.message}</p>}
      {problem?.status === 401 && (
        <Link
          className="button primary"
          to={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}
        >
          {text.signIn.send}
        </Link>
      )}
      {onRetry && trouble !== 'forbidden' && (
        <button type="button" className="button" onClick={onRetry}>
          {text.common.retry}
        </button>
      )}
    </Notice>
  );
}
