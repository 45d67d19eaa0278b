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
darkSystem.addEventListener('change', followTheme);
addEventListener('storage', followTheme);

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  // Nothing is asked of other hosts.
  validatorUrl: null,
});
