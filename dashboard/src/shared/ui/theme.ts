import { flushSync } from 'react-dom';
import { recall, remember } from './memory';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'vertac.theme';

export function storedTheme(): Theme {
  const stored = recall(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Shows a theme, remembers it, and tells the drawings. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  remember(KEY, theme);
  dispatchEvent(new Event('vertac-theme'));
}

/** Paper is white: drawings are painted anew, light, before the page is printed, and back after. */
export function printLight(): void {
  const root = document.documentElement;
  const repaint = () => flushSync(() => dispatchEvent(new Event('vertac-theme')));
  addEventListener('beforeprint', () => {
    root.dataset['printing'] = '';
    repaint();
  });
  addEventListener('afterprint', () => {
    delete root.dataset['printing'];
    repaint();
  });
}
