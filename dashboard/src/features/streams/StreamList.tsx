import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { text } from '@shared/text';
import { StreamLine } from './StreamLine';
import type { StreamRow } from './rows';

const ROW_HEIGHT = 64;

/** Only the rows in view are in the page, so that thousands scroll as smoothly as ten. */
export function StreamList({ rows }: { rows: readonly StreamRow[] }) {
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollMargin: offset,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  return (
    <div className="card streams" role="table" aria-label={text.streams.title} aria-rowcount={rows.length + 1}>
      <div role="row" className="stream-line heading" aria-rowindex={1}>
        {[
          text.common.machine,
          text.common.state,
          text.common.health,
          text.streams.trend,
          text.app.alerts,
          text.common.cycleWord,
          text.streams.sensors,
        ].map((title) => (
          <span role="columnheader" key={title}>
            {title}
          </span>
        ))}
      </div>
      <div ref={list} role="rowgroup" className="virtual" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="virtual-row"
                role="presentation"
                style={{ transform: `translateY(${item.start - offset}px)` }}
              >
                <StreamLine row={row} index={item.index} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
