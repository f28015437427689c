import type { Request } from 'express';
import type { Pace } from '../../middleware/pace.ts';
import type { Route } from '../../json/route.ts';
import type { PageOf, Reply } from '../visit.ts';

/** Whoever loads a page is paced as its reader already. */
const unpaced: Pace = () => Promise.resolve(null);

/**
 * A file that the interface serves, at an address of the pages: a browser whose session has ended is asked to sign in, and what cannot be
 * had is said on a page.
 */
export const fileOf =
  (route: Route, params: readonly string[]): PageOf =>
  async ({ ports, person, param, address }): Promise<Reply> => {
    const reply = await route.run(
      { ports, pace: unpaced },
      {
        by: person,
        params: Object.fromEntries(params.map((name) => [name, param(name)])),
        query: new URL(address, 'http://service').searchParams,
        header: () => undefined,
        body: { ok: true, value: {} },
      },
    );
    if ('file' in reply) return { kind: 'file', ...reply.file };
    if (!('problem' in reply) || reply.problem.status === 404) return { kind: 'missing' };
    const { title, detail, status } = reply.problem;
    return { kind: 'page', view: 'errors/fault.njk', title, data: { detail }, status };
  };

const pathOf = ({ originalUrl }: Request): URL => new URL(originalUrl, 'http://service');
/** The page on which a file stands, where its address is that of the page with one part more. */
export const pageAbove = (req: Request): string => {
  const { pathname, searchParams } = pathOf(req);
  searchParams.delete('format');
  const rest = searchParams.toString();
  return `${pathname.slice(0, pathname.lastIndexOf('/'))}${rest === '' ? '' : `?${rest}`}`;
};
export const termsAbove = (req: Request): string => {
  const { pathname } = pathOf(req);
  return pathname.replace(/\/([^/]*)\/document$/, '?version=$1');
};
