/** Small things this browser remembers. Storage may be forbidden: nothing is remembered then. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const NAME = 'vertac.name';

/** Under which name somebody last said something here. */
export function recallName(): string {
  return recall(NAME) ?? '';
}

export function rememberName(name: string): void {
  if (name.trim()) remember(NAME, name.trim());
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The page works without.
  }
}
