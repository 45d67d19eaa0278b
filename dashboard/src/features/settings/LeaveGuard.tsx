import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { text } from '@shared/text';
import { Dialog } from '@shared/ui/Dialog';

/** Asks before what was entered and not saved is lost: by a link, by the way back, by closing the window. */
export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isChanged && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isChanged) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isChanged]);

  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog title={text.settings.leave} onClose={blocker.reset}>
      <p className="muted dialog-hint">{text.settings.leaveHint}</p>
      <div className="row dialog-actions">
        <button type="button" className="button" onClick={blocker.reset}>
          {text.settings.stay}
        </button>
        <button type="button" className="button danger" onClick={blocker.proceed}>
          {text.settings.leaveAnyway}
        </button>
      </div>
    </Dialog>
  );
}
