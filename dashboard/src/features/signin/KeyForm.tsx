import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { signIn } from '@shared/api/session';
import { text } from '@shared/text';

/** Takes a key, exchanges it, and goes on to where somebody came from. */
export function KeyForm({ back }: { back: string }) {
  const [key, setKey] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const navigate = useNavigate();
  const client = useQueryClient();

  const send = async () => {
    setBusy(true);
    setTrouble('');
    try {
      const answer = await signIn(key.trim());
      if (answer.ok) {
        // What was loaded before was for somebody else, or refused.
        client.removeQueries({ type: 'inactive' });
        await client.resetQueries();
        await navigate(back, { replace: true });
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
    <form
      className="card stack sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h1>{text.signIn.title}</h1>
      <p className="muted">{text.signIn.hint}</p>
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
      <button type="submit" className="button primary" disabled={busy || !key.trim()}>
        {text.signIn.send}
      </button>
    </form>
  );
}
