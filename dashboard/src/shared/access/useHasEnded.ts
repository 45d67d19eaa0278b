import { useSyncExternalStore } from 'react';
import { hasEnded, onSignedOut } from '../api/signedOut';

/** Whether somebody was signed in on this page and no longer is, without having left. */
export const useHasEnded = () => useSyncExternalStore(onSignedOut, hasEnded);
