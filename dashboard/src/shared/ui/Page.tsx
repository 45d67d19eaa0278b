import { useEffect, type ReactNode } from 'react';
import { text } from '@shared/text';

/** A page's heading, which is also the window's title, and what can be done there. */
export function Page(props: {
  title: string;
  heading?: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} · ${text.app.name}`;
  }, [props.title]);
  return (
    <div className="stack page">
      <header className="row page-header">
        <div className="grow">{props.heading ?? <h1>{props.title}</h1>}</div>
        {props.beside}
      </header>
      {props.children}
    </div>
  );
}
