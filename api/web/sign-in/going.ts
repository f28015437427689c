/** Only an address of this service: a path that begins with one slash. */
export const ownPath = (path: string): string =>
  path.length <= 2000 && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign') ? path : '/';

/** Where signing out leads to: who signs in with an agency is told apart, the demonstration asks who to be next. */
export const outTo = (identity: unknown): string => (identity === null ? '/sign-in?out' : '/signed-out');

/** Where somebody signs in who was going there. The address carries it and not the session: two pages may be open at once. */
export const signInTo = (path: string, door = '/sign-in'): string =>
  ownPath(path) === '/' ? door : `${door}?then=${encodeURIComponent(path)}`;
