import type { Middleware } from 'openapi-fetch';

type Listener = (isOut: boolean) => void;

const listeners = new Set<Listener>();
const asked = new WeakMap<Request, number>();
/** How often it was heard that somebody is signed in. */
let entries = 0;
/** What the gateway said when it refused, for all who would have asked since. */
let refusal: Response | undefined;
/** Whether somebody has been signed in here, and has not left. */
let wasIn = false;

/** Whether the gateway has refused to answer because nobody is signed in, and nobody has signed in since. */
export const isSignedOut = () => refusal !== undefined;

/** Whether that is because a session has ended, not because none has begun here or somebody has left. */
export const hasEnded = () => isSignedOut() && wasIn;

/** Calls when that changes; the answer ends it. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** To be told as soon as somebody is known to be signed in: asking makes sense again. */
export function signedIn(): void {
  entries++;
  wasIn = true;
  turn(undefined);
}

/** To be told when somebody signs out: that is no end that needs to be explained. */
export function left(): void {
  wasIn = false;
}

/**
 * Asks the gateway nothing while nobody is signed in. It counts what it refuses: a forgotten page that
 * went on asking would look like an attack, and take from its address the tries that people need.
 */
export const onlySignedIn: Middleware = {
  onRequest({ request }) {
    asked.set(request, entries);
    return refusal?.clone();
  },
  onResponse({ request, response }) {
    // What was asked before somebody signed in says nothing of now.
    if (response.status === 401 && asked.get(request) === entries) turn(response.clone());
  },
};

function turn(next: Response | undefined): void {
  const changes = isSignedOut() !== (next !== undefined);
  refusal = next;
  if (changes) listeners.forEach((listener) => listener(isSignedOut()));
}
