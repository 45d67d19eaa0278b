import type { ReactNode } from 'react';
import { text } from '@shared/text';
import { Page } from './Page';
import { StreamTabs } from './StreamTabs';
import { namesNothing, Trouble } from './Trouble';

/** A page of one machine, with the way to its others; where there is no such machine, only the way back. */
export function StreamPage(props: {
  streamId: string;
  title: string;
  heading: ReactNode;
  beside?: ReactNode;
  /** Why the machine could not be looked up. */
  error: unknown;
  children: ReactNode;
}) {
  const { streamId, title, heading, beside, error } = props;
  if (namesNothing(error))
    return (
      <Page title={text.problems.unknown.machine.title} heading={<span />}>
        <Trouble error={error} subject="machine" />
      </Page>
    );
  return (
    <Page title={title} heading={heading} beside={beside}>
      <StreamTabs streamId={streamId} />
      {props.children}
    </Page>
  );
}
