import { RoleNote } from '@shared/access/RoleNote';
import { useMay } from '@shared/access/useMay';
import { Problem } from '@shared/api/problem';
import { text } from '@shared/text';
import type { useSettings } from './useSettings';

/** Saves what was entered, and says what came of it. */
export function SaveBar({ form }: { form: ReturnType<typeof useSettings> }) {
  const { save, isChanged } = form;
  const { settings: words } = text;
  const { allowed, reason } = useMay('operate');
  return (
    <div className="stack">
      {save.error && (
        <div className="banner warning" role="alert">
          <div>
            <p>{reasonOf(save.error)}</p>
            {form.others.map(({ pointer, message }) => (
              <p key={pointer} className="small">{`${pointer}: ${message}`}</p>
            ))}
          </div>
        </div>
      )}
      <RoleNote right="operate" what={words.needs} />
      <div className="row save-bar">
        <span className="muted small grow" role="status">
          {save.isSuccess ? words.saved : isChanged ? words.unsaved : ''}
        </span>
        <button type="button" className="button" disabled={!isChanged} onClick={form.discard}>
          {words.discard}
        </button>
        <button type="submit" className="button primary" title={reason} disabled={!allowed || !isChanged || save.isPending}>
          {save.isPending ? words.saving : words.save}
        </button>
      </div>
    </div>
  );
}

function reasonOf(error: Error): string {
  if (!(error instanceof Problem)) return text.problems.broken;
  if (error.status === 409) return text.settings.conflict;
  if (error.errors.length > 0) return text.settings.invalid;
  return error.message || text.problems[error.trouble];
}
