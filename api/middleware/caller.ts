import type { Request } from 'express';
import type { Person } from '../../domain/directory.ts';
import type { Ports } from '../ports.ts';

/** Whom a web session belongs to; the pages know. */
export type WhoIs = (req: Request) => Person | null | Promise<Person | null>;
export const nobody: WhoIs = () => null;

const BEARER = /^Bearer +(\S+)$/i;
const DEMO = /^demo:(.+)$/;

/** The cookie of a session travels with requests that another site makes; only its own pages may use it to change something. */
const isForeign = (req: Request): boolean =>
  !['same-origin', 'none', undefined].includes(req.get('sec-fetch-site')) && !['GET', 'HEAD'].includes(req.method);

/** Who is calling: by bearer token, else by session. Null is 401, and so is whoever is no longer active. */
export const callerOf = async (req: Request, ports: Ports, whoIs: WhoIs): Promise<Person | null> => {
  const authorization = req.get('authorization');
  if (authorization === undefined) {
    const found = isForeign(req) ? null : await whoIs(req);
    return found?.active === true ? found : null;
  }
  const [, id] = DEMO.exec(BEARER.exec(authorization)?.[1] ?? '') ?? [];
  if (id === undefined || ports.demo === null) return null;
  const { people } = await ports.files.directory();
  const found = Object.hasOwn(people, id) ? people[id] : undefined;
  return found?.active === true ? found : null;
};
