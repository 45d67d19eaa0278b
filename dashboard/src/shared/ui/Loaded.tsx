import type { ReactNode } from 'react';
import { useTrouble, type Fate } from '../api/useTrouble';
import { Loading } from './Loading';
import { Stale } from './Stale';
import { Trouble } from './Trouble';

/** The content of a query, or what stands in its way. What was loaded once stays, and says so. */
export function Loaded<T>(props: {
  query: Fate & { data: T | undefined; refetch: () => unknown };
  rows?: number;
  subject?: 'machine' | 'cycle';
  children: (data: T) => ReactNode;
}) {
  const { data, refetch } = props.query;
  const trouble = useTrouble(props.query);
  if (data !== undefined)
    return (
      <>
        <Stale error={trouble} />
        {/* Always there: what people have entered below must not begin anew. */}
        <div className={trouble ? 'contents stale' : 'contents'}>{props.children(data)}</div>
      </>
    );
  if (trouble) return <Trouble error={trouble} subject={props.subject} onRetry={() => void refetch()} />;
  return <Loading rows={props.rows ?? 6} />;
}
