import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { Cycle, CycleState } from '@shared/api/types';
import { text } from '@shared/text';
import { duration, moment } from '@shared/time/format';
import { StateBadge, VerdictBadge } from '@shared/ui/Badge';
import { HealthValue } from '@shared/ui/HealthValue';
import { SampleCount } from '@shared/ui/SampleCount';
import { useOffsetTop } from '@shared/ui/useOffsetTop';
import { toneOf } from '@shared/verdict/verdict';

const ROW = 52;

export function CycleTable(props: {
  cycles: readonly Cycle[];
  selection: readonly string[];
  onSelect: (id: string) => void;
}) {
  const { cycles } = props;
  const list = useRef<HTMLDivElement>(null);
  const offset = useOffsetTop(list);
  const virtual = useWindowVirtualizer({
    count: cycles.length,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: offset,
  });
  return (
    <div className="card cycle-table" role="table" aria-label={text.common.cycles} aria-rowcount={cycles.length + 1}>
      <div role="row" className="cycle-line heading" aria-rowindex={1}>
        <span role="columnheader">
          <span className="hidden">{text.cycles.selectTitle}</span>
        </span>
        {text.cycles.columns.map(({ title, meaning }) => (
          <span role="columnheader" key={title} title={meaning}>
            {title}
          </span>
        ))}
      </div>
      <div ref={list} role="rowgroup" className="virtual" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const cycle = cycles[item.index];
          return (
            cycle && (
              <div
                key={cycle.cycle_id}
                ref={virtual.measureElement}
                data-index={item.index}
                className="virtual-row"
                role="presentation"
                style={{ transform: `translateY(${item.start - offset}px)` }}
              >
                <CycleLine
                  cycle={cycle}
                  index={item.index}
                  selected={props.selection.includes(cycle.cycle_id)}
                  onSelect={() => props.onSelect(cycle.cycle_id)}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function CycleLine(props: {
  cycle: Cycle;
  index: number;
  selected: boolean;
  onSelect: () => void;
}) {
  const { cycle } = props;
  const length =
    cycle.end_time && cycle.start_time
      ? (Date.parse(cycle.end_time) - Date.parse(cycle.start_time)) / 1000
      : undefined;
  return (
    <div role="row" className="cycle-line" aria-rowindex={props.index + 2}>
      <span role="cell">
        <input
          type="checkbox"
          checked={props.selected}
          onChange={props.onSelect}
          aria-label={text.cycles.select(cycle.cycle_number)}
        />
      </span>
      <span role="cell">
        <Link to={`/live/analysis/${cycle.cycle_id}`} aria-label={text.cycles.open(cycle.cycle_number)}>
          {text.common.cycle(cycle.cycle_number)}
        </Link>
      </span>
      <span role="cell">{moment(cycle.start_time)}</span>
      <span role="cell">{duration(length)}</span>
      <span role="cell">
        <SampleCount count={cycle.sample_count} isFinal={cycle.final} />
      </span>
      <span role="cell">
        <StateBadge state={(cycle.state ?? 'idle') as CycleState} />
      </span>
      <span role="cell">
        <HealthValue judged={cycle} />
      </span>
      <span role="cell">
        {toneOf(cycle) !== 'none' && <VerdictBadge judged={cycle} />}
      </span>
      <span role="cell" className={cycle.recipe ? undefined : 'muted'}>
        {cycle.recipe || '–'}
      </span>
      <span role="cell" className="row">
        {cycle.is_reference && <span className="badge accent plain">{text.common.reference}</span>}
        {cycle.label && cycle.label !== 'none' && (
          <span className="badge plain">
            {text.analysis.labels[cycle.label as keyof typeof text.analysis.labels] ?? cycle.label}
          </span>
        )}
      </span>
    </div>
  );
}
