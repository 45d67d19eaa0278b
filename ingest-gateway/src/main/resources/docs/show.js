// Light or dark as chosen in the dashboard, or as the system is.
const darkSystem = matchMedia('(prefers-color-scheme: dark)');
function chosenTheme() {
  try {
    return localStorage.getItem('vertac.theme');
  } catch {
    return null;
  }
}
function followTheme() {
  const theme = chosenTheme();
  const isDark = theme === 'dark' || (theme !== 'light' && darkSystem.matches);
  document.documentElement.classList.toggle('dark-mode', isDark);
}
followTheme();

// The dashboard's button, with its words and pictures: as the system, light, dark, and round again.
const themes = {
  system: { word: 'As the system', next: 'light', path: 'M3 5h18v11H3zM8 20h8M12 16v4' },
  light: {
    word: 'Light',
    next: 'dark',
    path: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  },
  dark: { word: 'Dark', next: 'system', path: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z' },
};
const themeButton = document.getElementById('theme');
function showTheme() {
  const { word, path } = themes[chosenTheme()] ?? themes.system;
  const label = `Appearance: ${word}`;
  themeButton.title = label;
  themeButton.setAttribute('aria-label', label);
  themeButton.querySelector('path').setAttribute('d', path);
  themeButton.hidden = false;
}
themeButton.addEventListener('click', () => {
  try {
    localStorage.setItem('vertac.theme', (themes[chosenTheme()] ?? themes.system).next);
  } catch {
    // What may not be remembered stays as the system is.
  }
  followTheme();
  showTheme();
});
showTheme();
addEventListener('storage', showTheme);
darkSystem.addEventListener('change', followTheme);
addEventListener('storage', followTheme);

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  // Nothing is asked of other hosts.
  validatorUrl: null,
});
