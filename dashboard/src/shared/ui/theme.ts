export type Theme = 'system' | 'light' | 'dark';

const KEY = 'vertac.theme';

export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    // Storage may be forbidden; the page works without.
    return 'system';
  }
}

/** Shows a theme, remembers it, and tells the drawings. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Not remembered then.
  }
  dispatchEvent(new Event('vertac-theme'));
}
