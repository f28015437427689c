// A person with a browser that only knows pages and forms: cookies are kept, tokens and keys are read from what was shown.
import request from 'supertest';
import type { House } from './house.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;
export type Shown = { readonly status: number; readonly text: string; readonly to: string };

export const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
/** The value of a text field, as it would be read aloud. */
export const valueOf = (html: string, name: string): string | undefined => {
  const escaped = name.replaceAll('.', '\\.');
  const input = new RegExp(`<input[^>]*name="${escaped}"[^>]*value="([^"]*)"`).exec(html)?.[1];
  return input ?? new RegExp(`<textarea[^>]*name="${escaped}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1];
};

const encoded = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each])),
  ).toString();

/** What a page says, without its tags. */
export const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
export const visitorOf = async ({ site }: Pick<House, 'site'>, id: string | null) => {
  const agent = request.agent(site);
  let last = '';
  const seen = (answer: request.Response): Shown => {
    if (answer.text !== '') last = answer.text;
    return { status: answer.status, text: answer.text, to: answer.get('Location') ?? '' };
  };
  const get = async (path: string): Promise<Shown> => seen(await agent.get(path));
  /** The whole answer, for what is no page. */
  const raw = (path: string): request.Test => agent.get(path);
  /** Sends exactly these fields. */
  const send = async (path: string, fields: Fields): Promise<Shown> => seen(await agent.post(path).type('form').send(encoded(fields)));
  /** The same from a page of another site. */
  const foreign = async (path: string, fields: Fields): Promise<Shown> =>
    seen(await agent.post(path).set('Sec-Fetch-Site', 'cross-site').type('form').send(encoded(fields)));
  /** Sends a form that was shown, with its token, key and version. */
  const post = (path: string, fields: Fields = {}): Promise<Shown> =>
    send(path, { _csrf: hidden(last, '_csrf'), _key: hidden(last, '_key'), _version: hidden(last, '_version'), ...fields });
  /** Signs in on the page that an address led to, or on the one that is there for whoever comes by themselves. */
  const signIn = async (who: string, from = '/sign-in'): Promise<Shown> => {
    await get(from);
    return post('/sign-in', { person: who, then: hidden(last, 'then') });
  };
  if (id !== null) await signIn(id);
  return { get, raw, send, foreign, post, signIn };
};
