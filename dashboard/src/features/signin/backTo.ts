/** Where to go on after signing in: a page of this gateway, whatever the address says. */
export function backTo(wanted: string | null): string {
  const own = wanted !== null && /^\/(?![/\\])[^\\]*$/.test(wanted);
  return own ? wanted : '/';
}
