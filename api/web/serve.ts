import type { Request, RequestHandler, Response } from 'express';
import type { Environment } from 'nunjucks';
import type { Marking } from '../../domain/words.ts';
import { wordsFor } from './wording/words.ts';
import { goOn } from './sessions.ts';
import type { House } from './settings.ts';
import { visitOf, type PageOf, type Reply, type Visit } from './visit.ts';

type Shown = Extract<Reply, { kind: 'page' }>;
export type Rooms = { readonly house: House; readonly views: Environment };

const MARKING: Marking = 'OFFICIAL-SENSITIVE';

const said = (req: Request): string | null => {
  const text = req.session.said ?? null;
  delete req.session.said;
  return text;
};

/** What every page shows around its own content, with or without somebody signed in. */
const around = (rooms: Rooms, req: Request): Readonly<Record<string, unknown>> => ({
  demo: rooms.house.settings.mode === 'demo',
  csrf: req.csrfToken?.() ?? '',
  path: req.path,
});

export const send = (
  rooms: Rooms,
  { req, res, visit }: { readonly req: Request; readonly res: Response; readonly visit: Visit | null },
  reply: Shown,
): void => {
  const words = visit === null ? {} : wordsFor(visit);
  const html = rooms.views.render(reply.view, {
    ...around(rooms, req),
    ...words,
    title: reply.title,
    marking: reply.marking ?? MARKING,
    said: visit === null ? null : said(req),
    ...reply.data,
  });
  if (reply.refresh !== undefined) res.set('Refresh', String(reply.refresh));
  res
    .status(reply.status ?? 200)
    .type('html')
    .send(html);
};

export const missing: Shown = { kind: 'page', view: 'errors/missing.njk', title: 'Page not found', data: {}, status: 404 };

/** Serves a page to people who are signed in; others sign in first and come back. */
export const serve =
  (rooms: Rooms, page: PageOf): RequestHandler =>
  async (req, res) => {
    const visit = await visitOf(rooms.house, req);
    if (visit === null) {
      req.session.then = req.method === 'GET' ? req.originalUrl : '/';
      await goOn(req, res, '/sign-in');
      return;
    }
    const reply = await page(visit);
    if (reply.kind === 'go') {
      await goOn(req, res, reply.to);
      return;
    }
    if (reply.kind === 'file') {
      res.attachment(reply.name).type(reply.media).send(Buffer.from(reply.bytes));
      return;
    }
    const unread = (await rooms.house.ports.questions.inbox(visit.person)).filter(({ readAt }) => readAt === null).length;
    const shown = reply.kind === 'missing' ? missing : reply;
    send(rooms, { req, res, visit }, { ...shown, data: { unread, ...shown.data } });
  };
