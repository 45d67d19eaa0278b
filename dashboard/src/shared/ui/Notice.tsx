import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

/** What a page shows instead of its content, and why. */
export function Notice(props: {
  icon: IconName;
  title: string;
  hint?: string | undefined;
  children?: ReactNode;
  urgent?: boolean;
}) {
  return (
    <div className="notice" role={props.urgent ? 'alert' : 'status'}>
      <span className="picture">
        <Icon name={props.icon} size={56} />
      </span>
      <h2>{props.title}</h2>
      {props.hint && <p>{props.hint}</p>}
      {props.children}
    </div>
  );
}
