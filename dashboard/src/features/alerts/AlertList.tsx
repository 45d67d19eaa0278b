import type { AlertGroup } from '@shared/alerts/groups';
import { text } from '@shared/text';
import { AlertCard } from './AlertCard';
import { CheckBox } from './CheckBox';
import { GroupCard } from './GroupCard';

/** All alerts that are loaded; those of a lasting fault stand in one line. */
export function AlertList(props: {
  groups: readonly AlertGroup[];
  selected: ReadonlySet<string>;
  /** Undefined where nothing can be selected. */
  onSelect: ((ids: readonly string[], isSelected: boolean) => void) | undefined;
  onAcknowledge: ((ids: readonly string[]) => void) | undefined;
}) {
  const { groups, selected, onSelect, onAcknowledge } = props;
  const ids = groups.flatMap(({ alerts }) => alerts.map(({ id }) => id));
  const chosen = ids.filter((id) => selected.has(id));
  return (
    <div className="card alerts">
      {onSelect && (
        <div className={chosen.length > 0 ? 'row select-all some' : 'row select-all'}>
          <label className="row grow">
            <CheckBox
              label={text.alerts.selectAll}
              checked={chosen.length === ids.length}
              partly={chosen.length > 0 && chosen.length < ids.length}
              onChange={(isSelected) => onSelect(ids, isSelected)}
            />
            <span>{text.alerts.selectAll}</span>
          </label>
          <span className="muted small" role="status">
            {chosen.length > 0
              ? text.alerts.chosen(chosen.length, ids.length)
              : text.alerts.shown(ids.length)}
          </span>
          {chosen.length > 0 && onAcknowledge && (
            <span className="row no-print">
              <button type="button" className="button" onClick={() => onSelect(chosen, false)}>
                {text.alerts.unselect}
              </button>
              <button type="button" className="button primary" onClick={() => onAcknowledge(chosen)}>
                {text.alerts.acknowledge(chosen.length)}
              </button>
            </span>
          )}
        </div>
      )}
      <ul>
        {groups.map((group) => {
          const [alert] = group.alerts;
          return group.alerts.length > 1 ? (
            <GroupCard
              key={group.key}
              group={group}
              selected={selected}
              onSelect={onSelect}
              onAcknowledge={onAcknowledge}
            />
          ) : (
            alert && (
              <AlertCard
                key={group.key}
                alert={alert}
                selected={selected.has(alert.id)}
                onSelect={onSelect && (() => onSelect([alert.id], !selected.has(alert.id)))}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}
