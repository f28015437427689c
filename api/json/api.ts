import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { mayOpen } from '../../domain/access.ts';
import type { Person } from '../../domain/directory.ts';
import { readReference } from '../../domain/reference.ts';
import { readBody } from '../middleware/body.ts';
import { callerOf, nobody, type WhoIs } from '../middleware/caller.ts';
import { tracked } from '../middleware/headers.ts';
import { generous, pacer, strange, type Pace, type PaceLimit } from '../middleware/pace.ts';
import { errors, sendProblem } from '../middleware/problem.ts';
import type { Ports } from '../ports.ts';
import { problemOf } from '../problems.ts';
import { documentOf } from './openapi.ts';
import type { House, Reply, Route } from './route.ts';
import { openMeeting } from './routes/meetings.ts';
import { routesOf } from './routes/table.ts';

export type ApiOptions = { readonly whoIs?: WhoIs; readonly limit?: PaceLimit; readonly strangers?: Pace };

const answer = (res: Response, reply: Reply): void => {
  res.set(reply.headers ?? {});
  if ('problem' in reply) sendProblem(res, reply.problem);
  else if ('file' in reply) {
    res.attachment(reply.file.name).type(reply.file.media);
    res.status(200).send(Buffer.from(reply.file.bytes));
  } else res.status(reply.status).json(reply.body);
};
const paramsOf = (req: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(req.params).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
const queryOf = (req: Request): URLSearchParams => new URL(req.originalUrl, 'http://service').searchParams;

type Known = (by: Person, req: Request, res: Response) => Promise<void>;
/** 401 comes before everything else, absent paths included. */
const knownTo =
  (ports: Ports, { whoIs = nobody, strangers = pacer(strange) }: ApiOptions) =>
  (handle: Known): RequestHandler =>
  async (req, res) => {
    const caller = await callerOf(req, ports, whoIs);
    // Those who are known do not wait for those at their address who are not.
    if ('problem' in caller) sendProblem(res, (await strangers(req.ip ?? '')) ?? problemOf(caller.problem));
    else await handle(caller.by, req, res);
  };

const serve =
  (house: House, route: Route): Known =>
  async (by, req, res) => {
    const body = route.method === 'post' || route.method === 'put' ? await readBody(req, res) : ({ ok: true, value: {} } as const);
    answer(res, await route.run(house, { by, body, params: paramsOf(req), query: queryOf(req), header: (name) => req.get(name) }));
  };

const isHidden = async (ports: Ports, by: Person, typed: string): Promise<boolean> => {
  const ref = readReference(typed);
  const on = ref === null ? null : await ports.files.open(ref);
  return on === null || mayOpen(on, by, await ports.files.today()) === 'none';
};
/** 405 with Allow; 404 where the case is not to be seen, whatever the method. */
const otherMethods =
  (ports: Ports, allowed: readonly string[]): Known =>
  async (by, req, res) => {
    const { ref, meeting } = paramsOf(req);
    const hidden = ref !== undefined ? isHidden(ports, by, ref) : meeting !== undefined && (await openMeeting(ports, by, meeting)) === null;
    if (await hidden) {
      sendProblem(res, problemOf('not-found'));
      return;
    }
    res.set('Allow', allowed.join(', '));
    sendProblem(res, problemOf('method-not-allowed'));
  };

/** Everything under /api/v1. */
export const jsonApi = (ports: Ports, options: ApiOptions = {}): Router => {
  const router = express.Router({ caseSensitive: true });
  const house: House = { ports, pace: pacer(options.limit ?? generous) };
  const known = knownTo(ports, options);
  const routes = routesOf(ports);
  const document = documentOf(routes);

  router.use(tracked);
  router.get('/openapi.json', (_req, res) => void res.json(document));
  for (const path of new Set(routes.map((route) => route.path))) {
    const here = routes.filter((route) => route.path === path);
    const mounted = path.replace(/\{(\w+)\}/g, ':$1');
    for (const route of here) router[route.method](mounted, known(serve(house, route)));
    const allowed = here.flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    router.all(mounted, known(otherMethods(ports, allowed)));
  }
  router.use(
    known((_by, _req, res) => {
      sendProblem(res, problemOf('not-found'));
      return Promise.resolve();
    }),
  );
  router.use(errors);
  return router;
};
