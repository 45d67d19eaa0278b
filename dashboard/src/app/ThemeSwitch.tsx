import { useState } from 'react';
import { text } from '@shared/text';
import { Icon, type IconName } from '@shared/ui/Icon';
import { applyTheme, storedTheme, type Theme } from '@shared/ui/theme';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const ICONS: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };

/** One button that goes round: as the system, light, dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const label = `${text.app.theme.label}: ${text.app.theme[theme]}`;
  const turn = () => {
    applyTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  return (
    <button type="button" className="button quiet icon" aria-label={label} title={label} onClick={turn}>
      <Icon name={ICONS[theme]} />
    </button>
  );
}
