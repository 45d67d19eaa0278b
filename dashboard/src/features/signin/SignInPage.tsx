import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { signIn } from '@shared/api/session';
import { text } from '@shared/text';
import { Page } from '@shared/ui/Page';
import { backTo } from './backTo';

/** Where the key is shown once; from then on the browser has a session. */
export function SignInPage() {
  const [key, setKey] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();

  const send = async () => {
    setBusy(true);
    setTrouble('');
    try {
      const answer = await signIn(key.trim());
      if (answer.ok) {
        client.clear();
        await navigate(backTo(parameters.get('to')), { replace: true });
        return;
      }
      setTrouble(answer.status === 401 ? text.signIn.wrong : text.signIn.later);
    } catch {
      setTrouble(text.problems.unreachable);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page title={text.signIn.title}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{text.signIn.hint}</p>
        <label className="field">
          <span>{text.signIn.key}</span>
          <input
            className="input"
            type="password"
            required
            autoFocus
            autoComplete="current-password"
            spellCheck={false}
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        </label>
        {trouble && (
          <p className="banner warning" role="alert">
            {trouble}
          </p>
        )}
        <div className="row">
          <button type="submit" className="button primary" disabled={busy || !key.trim()}>
            {text.signIn.send}
          </button>
        </div>
      </form>
    </Page>
  );
}
