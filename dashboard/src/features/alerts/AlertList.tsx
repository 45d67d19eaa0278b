import { text } from '@shared/text';
import { AlertCard } from './AlertCard';
import { CheckBox } from './CheckBox';
import { GroupCard } from './GroupCard';
import type { AlertGroup } from './groups';

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
  const chosen = ids.filter((id) => selected.has(id)).length;
  return (
    <div className="card alerts">
      {onSelect && (
        <label className="row select-all">
          <CheckBox
            label={text.alerts.selectAll}
            checked={chosen === ids.length}
            partly={chosen > 0 && chosen < ids.length}
            onChange={(isSelected) => onSelect(ids, isSelected)}
          />
          <span className="grow">{text.alerts.selectAll}</span>
          <span className="muted small">{text.alerts.shown(ids.length)}</span>
        </label>
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
