import { Link, useRouteError } from 'react-router';
import { Problem } from '@shared/api/problem';
import { text } from '@shared/text';
import { Notice } from '@shared/ui/Notice';
import { Page } from '@shared/ui/Page';
import { Away } from './Away';

export function NotFound() {
  return (
    <Page title={text.app.notFound} heading={<span />}>
      <Notice icon="empty" title={text.app.notFound} hint={text.app.notFoundHint}>
        <Link className="button" to="/">
          {text.app.toStreams}
        </Link>
      </Notice>
    </Page>
  );
}

/** A mistake in a page must not take the navigation with it. */
export function Crash() {
  const error = useRouteError();
  if (error instanceof Problem && error.trouble === 'unreachable') return <Away problem={error} />;
  return (
    <Notice
      icon="alert"
      title={text.problems.crash}
      hint={error instanceof Error ? error.message : undefined}
      urgent
    >
      <button type="button" className="button" onClick={() => location.reload()}>
        {text.common.retry}
      </button>
    </Notice>
  );
}
