import connectPgSimple from 'connect-pg-simple';
import type { Request, RequestHandler, Response } from 'express';
import session, { type Store } from 'express-session';
import type { Pool } from 'pg';
import type { Attempt } from '../identity-ports.ts';
import { log } from '../log.ts';
import type { Settings } from './settings.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
    /** Milliseconds of real time: the demo clock ends no session. */
    startedAt: number;
    /** Said once on the next page. */
    said: string;
    /** Sign-ins that were begun and not finished, and where each was going; `at` in milliseconds of real time. */
    attempts: readonly (Attempt & { readonly at: number; readonly then: string })[];
    /** What a person last looked for; it leaves with the session. */
    sought: string;
    /** The same on pages with a search of their own, each in the words of an address. */
    looked: Readonly<Record<string, string>>;
    /** The draft that the guided journey of the demonstration follows, whoever one is. */
    guided: string;
    /** What the provider is shown when a person signs out. */
    idToken: string;
    /** Where to end the session with the provider, once this one has ended. */
    leaving: string;
  }
}

const IDLE_MS = 2 * 60 * 60_000;
const ABSOLUTE_MS = 12 * 60 * 60_000;

const PgStore = connectPgSimple(session);
/** Sessions in the table `session`, which a migration makes. */
export const postgresSessions = (pool: Pool): Store => {
  const store = new PgStore({ pool, createTableIfMissing: false, pruneSessionInterval: 15 * 60 });
  const touch = store.touch.bind(store);
  // No answer waits for its session's end to be moved: what is lost with it is a page's worth of idle time.
  store.touch = (sid, of, done) => {
    touch(sid, of, (error?: unknown) => {
      if (error !== undefined && error !== null) log.warn({ err: error }, 'the end of a session could not be moved');
    });
    done?.();
  };
  return store;
};

export const cookieName = (tls: boolean): string => (tls ? '__Host-tasking' : 'tasking');

/** Sessions that end after two idle hours, and twelve hours after sign-in at the latest (OWASP ASVS 7.3). */
export const sessions = ({ tls, sessionSecret, sessions: store }: Settings): RequestHandler =>
  session({
    name: cookieName(tls),
    secret: sessionSecret,
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    proxy: tls,
    cookie: { httpOnly: true, sameSite: 'lax', secure: tls, path: '/', maxAge: IDLE_MS },
  });

const settled = (resolve: () => void, reject: (why: Error) => void) => (error: unknown) => {
  if (error === undefined || error === null) resolve();
  else reject(error instanceof Error ? error : new Error('the session could not be kept'));
};
/** A new id at every change of who is signed in (session fixation). */
export const renewed = (req: Request): Promise<void> => new Promise((resolve, reject) => req.session.regenerate(settled(resolve, reject)));
/** Kept before the answer goes out: a browser follows a redirect as soon as it has seen its head. */
const kept = (req: Request): Promise<void> => new Promise((resolve, reject) => req.session.save(settled(resolve, reject)));
/** See Other: what was sent is done, and the next page shows it. */
export const goOn = async (req: Request, res: Response, to: string): Promise<void> => {
  await kept(req);
  res.redirect(303, to);
};

/** Who is signed in under this session id, asked of the store; null for nobody, or where the session has ended. */
export const sessionUser = (store: Store, sid: string): Promise<string | null> =>
  new Promise((resolve, reject) => {
    store.get(sid, (error: unknown, found) => {
      if (error === undefined || error === null) resolve(signedIn(found ?? undefined));
      else reject(error instanceof Error ? error : new Error('the session could not be read'));
    });
  });

/** Who is signed in on this request; null where nobody is, or where the sign-in is too old. */
export const signedIn = (talk: { readonly userId?: string; readonly startedAt?: number } | undefined): string | null =>
  talk?.userId !== undefined && Date.now() - (talk.startedAt ?? 0) < ABSOLUTE_MS ? talk.userId : null;
