import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './Loading';
import { Stale } from './Stale';
import { Trouble } from './Trouble';

/** The content of a query, or what stands in its way. What was loaded once stays, and says so. */
export function Loaded<T>(props: {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  rows?: number;
  subject?: 'machine' | 'cycle';
  children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (data !== undefined)
    return (
      <>
        <Stale error={error} />
        {props.children(data)}
      </>
    );
  if (error) return <Trouble error={error} subject={props.subject} onRetry={() => void refetch()} />;
  return <Loading rows={props.rows ?? 6} />;
}
