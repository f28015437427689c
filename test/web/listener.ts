// Somebody with a session who listens to a stream of server-sent events, byte by byte as it comes.
import { hidden } from './visitor.ts';

export type Heard = { readonly event: string; readonly id: string; readonly data: string };
const fieldIn = (block: string, name: string): string => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
const cookieIn = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

/** The cookie of a new session of this person. */
export const sessionOf = async (base: string, id: string): Promise<string> => {
  const shown = await fetch(`${base}/sign-in`);
  const body = new URLSearchParams({ _csrf: hidden(await shown.text(), '_csrf'), person: id });
  return cookieIn(await fetch(`${base}/sign-in`, { method: 'POST', body, redirect: 'manual', headers: { cookie: cookieIn(shown) } }));
};
/** The page under this session, and the address of the stream that it names. */
export const pageOf = async (
  base: string,
  path: string,
  cookie: string,
): Promise<{ readonly html: string; readonly stream: string; readonly policy: string }> => {
  const answer = await fetch(`${base}${path}`, { headers: { cookie }, redirect: 'manual' });
  const html = await answer.text();
  const stream = (/data-live="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
  return { html, stream, policy: answer.headers.get('content-security-policy') ?? '' };
};

export const listen = async (base: string, path: string, { cookie, lastId }: { readonly cookie: string; readonly lastId?: string }) => {
  const stop = new AbortController();
  const headers = { cookie, ...(lastId === undefined ? {} : { 'Last-Event-ID': lastId }) };
  const answer = await fetch(`${base}${path}`, { headers, signal: stop.signal });
  const heard: Heard[] = [];
  let [ended, beats, rest] = [false, 0, ''];
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith(':')) beats += 1;
        else if (block.includes('data:'))
          heard.push({ event: fieldIn(block, 'event'), id: fieldIn(block, 'id'), data: fieldIn(block, 'data') });
      }
    }
  };
  const reading = read()
    .catch(() => undefined)
    .then(() => void (ended = true));
  return {
    status: answer.status,
    headers: answer.headers,
    heard,
    texts: () => heard.filter(({ event }) => event === 'news').map(({ data }) => (JSON.parse(data) as { text: string }).text),
    hasEnded: () => ended,
    beats: () => beats,
    close: async () => {
      stop.abort();
      await reading;
    },
  };
};
