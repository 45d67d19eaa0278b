import { RoleNote } from '@shared/access/RoleNote';
import { useMay } from '@shared/access/useMay';
import { Problem } from '@shared/api/problem';
import { text } from '@shared/text';
import type { useSettings } from './useSettings';

/** Saves what was entered, and says what came of it; always in view. */
export function SaveBar({ form }: { form: ReturnType<typeof useSettings> }) {
  const { save, isChanged } = form;
  const { settings: words } = text;
  const { allowed, reason } = useMay('operate');
  const trouble = troubleOf(form);
  return (
    <div className="save-bar">
      {trouble && (
        <div className="banner warning" role="alert">
          <div>
            <p>{trouble}</p>
            {form.others.map((sentence) => (
              <p key={sentence} className="small">
                {sentence}
              </p>
            ))}
          </div>
        </div>
      )}
      <RoleNote right="operate" what={words.needs} />
      <div className="row">
        <span className="muted small grow" role="status">
          {save.isSuccess ? words.saved : isChanged ? words.unsaved : words.unchanged}
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

function troubleOf({ save, problems }: ReturnType<typeof useSettings>): string | undefined {
  const { error } = save;
  if (problems > 0) return text.settings.invalid(problems);
  if (!error) return undefined;
  if (!(error instanceof Problem)) return text.problems.broken;
  if (error.status === 409) return text.settings.conflict;
  return error.message || text.problems[error.trouble];
}
