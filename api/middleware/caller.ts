import type { Request } from 'express';
import type { Person } from '../../domain/directory.ts';
import { personNamed } from '../identity.ts';
import type { Ports } from '../ports.ts';
import type { ProblemCode } from '../problems.ts';

/** Whom a web session belongs to; the pages know. */
export type WhoIs = (req: Request) => Person | null | Promise<Person | null>;
export const nobody: WhoIs = () => null;

export type Caller = { readonly by: Person } | { readonly problem: ProblemCode };
const nobodyKnown: Caller = { problem: 'unauthenticated' };
const calling = (found: Person | null | undefined): Caller => (found?.active === true ? { by: found } : nobodyKnown);

const BEARER = /^Bearer +(\S+)$/i;
const DEMO = /^demo:(.+)$/;

/** The cookie of a session travels with requests that another site makes; only its own pages may use it to change something. */
const isForeign = (req: Request): boolean =>
  !['same-origin', 'none', undefined].includes(req.get('sec-fetch-site')) && !['GET', 'HEAD'].includes(req.method);

const byToken = async (token: string, { identity, files }: Ports): Promise<Caller> => {
  if (identity === null) return nobodyKnown;
  const said = await identity.token(token);
  if (said.kind !== 'known') return said.kind === 'away' ? { problem: 'identity-away' } : nobodyKnown;
  return calling(personNamed(said.claims, identity.naming, (await files.today()).directory));
};

/** Who is calling: by bearer token, else by session. Whoever is no longer active is nobody. */
export const callerOf = async (req: Request, ports: Ports, whoIs: WhoIs): Promise<Caller> => {
  const authorization = req.get('authorization');
  if (authorization === undefined) {
    return calling(isForeign(req) ? null : await whoIs(req));
  }
  const token = BEARER.exec(authorization)?.[1] ?? '';
  const [, id] = DEMO.exec(token) ?? [];
  if (id === undefined) return byToken(token, ports);
  if (ports.demo === null) return nobodyKnown;
  const { people } = (await ports.files.today()).directory;
  return calling(Object.hasOwn(people, id) ? people[id] : undefined);
};
