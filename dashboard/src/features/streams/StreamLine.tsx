import { memo } from 'react';
import { Link } from 'react-router';
import { text } from '@shared/text';
import { StateBadge } from '@shared/ui/Badge';
import { HealthValue } from '@shared/ui/HealthValue';
import { Trend } from '@shared/ui/Trend';
import type { StreamRow } from './rows';

export const StreamLine = memo(function StreamLine(props: { row: StreamRow; index: number }) {
  const { row } = props;
  return (
    <div role="row" className="stream-line" aria-rowindex={props.index + 2}>
      <span role="cell" className="stream-name">
        <Link to={`/live/${row.id}`}>{row.device}</Link>
        {row.name && <span className="muted small">{row.name}</span>}
      </span>
      <span role="cell">
        <StateBadge state={row.state} paused={row.paused} />
      </span>
      <span role="cell">
        <HealthValue judged={row.judged} />
      </span>
      <span role="cell">
        <Trend values={row.trend} />
      </span>
      <span role="cell">
        {row.openAlerts > 0 && (
          <Link className={`badge ${row.openCritical > 0 ? 'critical' : 'warning'}`} to={`/alerts?stream=${row.id}`}>
            {row.openAlerts}
            <span className="hidden">{text.app.openAlerts(row.openAlerts)}</span>
          </Link>
        )}
      </span>
      <span role="cell" className="stream-cycles">
        <Link to={`/streams/${row.id}/cycles`}>
          {row.cycleNumber === null ? text.common.cycles : text.common.cycle(row.cycleNumber)}
        </Link>
      </span>
      <span role="cell" className="muted">
        {row.sensors}
      </span>
    </div>
  );
});
