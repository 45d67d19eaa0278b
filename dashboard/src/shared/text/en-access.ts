/** Who somebody is, and what that allows. */
export const access = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string, role: string) => `Signed in as ${name}, ${role}`,
  nameless: 'a key without a name',
  ended: 'Your session has ended: what you see is no longer brought up to date.',
  until: (when: string) => `The session lasts until ${when} at the latest.`,
  signOutFailed: 'That did not work: VerTac does not answer. You are still signed in.',
  roles: { viewer: 'viewer', operator: 'operator', admin: 'administrator', edge: 'connector' },
  mayDo: {
    viewer: 'Looks at everything, changes nothing.',
    operator: 'Looks at everything; starts and stops cycles, acknowledges alerts, changes settings.',
    admin: 'May do everything.',
    edge: 'Is for machines: sends samples and commands cycles of its own streams.',
  },
  signInFirst: 'Sign in first.',
  roleNeeded: (needed: string, own: string) =>
    `This needs the role ${needed}; you are signed in as ${own}.`,
  needs: {
    cycle: 'You cannot start or stop cycles.',
  },
};
