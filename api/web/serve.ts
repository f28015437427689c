import type { Request, RequestHandler, Response } from 'express';
import type { Environment } from 'nunjucks';
import type { Marking } from '../../domain/words.ts';
import type { Pace } from '../middleware/pace.ts';
import { livePolicy } from '../middleware/policy.ts';
import { isForeign } from './csrf.ts';
import { lapsed } from './errors/lapsed.ts';
import { wroteTo, type Wrote } from './form/wrote.ts';
import { wordsFor } from './wording/words.ts';
import { goOn } from './sessions.ts';
import { signInTo } from './sign-in/going.ts';
import type { House } from './settings.ts';
import { formIn, visitOf, type PageOf, type Reply, type Visit } from './visit.ts';

type Words = ReturnType<typeof wordsFor>;
type Shown = Extract<Reply, { kind: 'page' }>;
export type Rooms = { readonly house: House; readonly views: Environment; readonly pace: Pace };

const MARKING: Marking = 'OFFICIAL-SENSITIVE';

const said = (req: Request): string | null => {
  const text = req.session.said ?? null;
  delete req.session.said;
  return text;
};

/** What every page shows around its own content, with or without somebody signed in. */
const around = (rooms: Rooms, req: Request): Readonly<Record<string, unknown>> => ({
  demo: rooms.house.settings.mode === 'demo',
  // Printed by a form and by nothing else: a page without one makes no token, and so writes no session for whoever asked.
  csrf: { toString: () => req.csrfToken?.() ?? '' },
  path: req.path,
});

/** Where a form is answered by anything but its purpose, what was written in it, in this answer alone (never what signs people in). */
const wroteIn = (req: Request, view: string, words: Partial<Words>): readonly Wrote[] => {
  if (req.method !== 'POST' || isForeign(req) || !view.startsWith('errors/') || req.path.startsWith('/sign')) return [];
  return wroteTo(req.path, formIn(req), words.anyName);
};

export const send = (
  rooms: Rooms,
  { req, res, visit }: { readonly req: Request; readonly res: Response; readonly visit: Visit | null },
  reply: Shown,
): void => {
  const words: Partial<Words> = visit === null ? {} : wordsFor(visit);
  const html = rooms.views.render(reply.view, {
    ...around(rooms, req),
    ...words,
    title: reply.title,
    marking: reply.marking ?? MARKING,
    live: reply.live ?? null,
    said: visit === null ? null : said(req),
    wrote: wroteIn(req, reply.view, words),
    ...reply.data,
  });
  if (reply.live !== undefined) res.set('Content-Security-Policy', livePolicy);
  if (reply.refresh !== undefined) res.set('Refresh', String(reply.refresh));
  res
    .status(reply.status ?? 200)
    .type('html')
    .send(html);
};

export const missing: Shown = { kind: 'page', view: 'errors/missing.njk', title: 'Page not found', data: {}, status: 404 };

/** What says that somebody asks for more than a person reads. */
const tooMuch = (wait: string): Shown => ({
  kind: 'page',
  view: 'errors/fault.njk',
  title: 'Wait a moment',
  data: {
    detail: `Nothing was done: you have asked for more pages in a minute than anybody reads. Wait ${wait} seconds, then load the page or send the form again; sending the same form again does no harm.`,
  },
  status: 429,
});

/** Serves a page to people who are signed in; others sign in first and come back: to the page itself, or to the one on which a file stands. */
export const serve =
  (rooms: Rooms, page: PageOf, back = ({ originalUrl }: Request): string => originalUrl): RequestHandler =>
  async (req, res) => {
    const visit = await visitOf(rooms.house, req);
    if (visit === null) {
      if (req.method === 'POST') {
        send(rooms, { req, res, visit }, lapsed(req, visit));
        return;
      }
      res.redirect(303, signInTo(back(req)));
      return;
    }
    const slow = await rooms.pace(visit.person.id);
    if (slow !== null) {
      const wait = String(slow.retryAfter ?? 1);
      res.set('Retry-After', wait);
      send(rooms, { req, res, visit }, tooMuch(wait));
      return;
    }
    const unread = (): Promise<number> => rooms.house.ports.questions.unread(visit.person, visit);
    // What a form does is done before it is counted.
    const [reply, beside] = await Promise.all([page(visit), req.method === 'GET' ? unread() : null]);
    if (reply.kind === 'go') {
      await goOn(req, res, reply.to);
      return;
    }
    if (reply.kind === 'file') {
      res.attachment(reply.name).type(reply.media).send(Buffer.from(reply.bytes));
      return;
    }
    const shown = reply.kind === 'missing' ? missing : reply;
    send(rooms, { req, res, visit }, { ...shown, data: { unread: beside ?? (await unread()), ...shown.data } });
  };
