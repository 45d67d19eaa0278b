import { Link } from 'react-router';
import { text } from '@shared/text';
import { Notice } from '@shared/ui/Notice';

/** Instead of a verdict while there is none. */
export function NotYet({ running, streamId }: { running: boolean; streamId: string }) {
  return (
    <Notice
      icon="system"
      title={running ? text.analysis.running : text.analysis.pending}
      hint={running ? text.analysis.runningHint : text.analysis.pendingHint}
    >
      {running && (
        <Link className="button" to={`/live/${streamId}`}>
          {text.common.live}
        </Link>
      )}
    </Notice>
  );
}
