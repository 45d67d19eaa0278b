import { NavLink } from 'react-router';
import { text } from '@shared/text';

/** The pages of one machine. */
export function StreamTabs({ streamId }: { streamId: string }) {
  return (
    <nav className="tabs no-print" aria-label={text.common.machine}>
      <NavLink to={`/live/${streamId}`} end>
        {text.common.live}
      </NavLink>
      <NavLink to={`/streams/${streamId}/cycles`}>{text.common.cycles}</NavLink>
      <NavLink to={`/alerts?stream=${streamId}`} className="plain-tab">
        {text.app.alerts}
      </NavLink>
      <NavLink to={`/streams/${streamId}/settings`}>{text.common.settings}</NavLink>
    </nav>
  );
}
