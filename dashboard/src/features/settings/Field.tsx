import { useId } from 'react';
import type { Form } from './useSettings';

/** One number of the settings, its usual value as the placeholder, and what was wrong with it. */
export function Field(props: {
  form: Form;
  /** Where in the settings. */
  place: string;
  label: string;
  usual: string;
  hint?: string | undefined;
  unit?: string | undefined;
  /** In a table the column's heading is the label. */
  isLabelHidden?: boolean;
}) {
  const { form, place, label } = props;
  const id = useId();
  const problem = form.problemAt(place);
  const described = [problem && `${id}-problem`, props.hint && `${id}-hint`].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id} className={props.isLabelHidden ? 'hidden' : 'field-label'}>
        {label}
      </label>
      <span className="row quantity">
        <input
          id={id}
          className="input"
          inputMode="decimal"
          placeholder={props.usual}
          value={form.draft[place] ?? ''}
          aria-invalid={problem ? true : undefined}
          aria-describedby={described.join(' ') || undefined}
          onChange={(event) => form.enter(place, event.target.value)}
        />
        {props.unit && <span className="muted small">{props.unit}</span>}
      </span>
      {problem && (
        <span id={`${id}-problem`} className="problem-text" role="alert">
          {problem}
        </span>
      )}
      {props.hint && (
        <span id={`${id}-hint`} className="muted small">
          {props.hint}
        </span>
      )}
    </div>
  );
}
