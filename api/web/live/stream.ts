import type { Response } from 'express';

const RETRY_MS = 5000;
const NOTHING = '0';

export type Stream = {
  /** Tells what is new, unless that is what the reader was told last; an empty text takes it back. */
  readonly tell: (text: string) => void;
  readonly beat: () => void;
  /** For good: a browser that is told so does not come back. */
  readonly over: () => void;
  /** For now: it comes back by itself, here or to another process. */
  readonly cut: () => void;
};
const idOf = (text: string): string => (text === '' ? NOTHING : encodeURIComponent(text));

/** A stream of server-sent events. `lastId` is what a browser that comes back was told last: it is not told it again. */
export const openStream = (res: Response, lastId: string): Stream => {
  let told = lastId === '' ? NOTHING : lastId;
  res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.write(`retry: ${String(RETRY_MS)}\n\n`);
  const write = (text: string): void => {
    if (!res.writableEnded) res.write(text);
  };
  return {
    tell: (text) => {
      const id = idOf(text);
      if (id === told) return;
      told = id;
      write(`event: news\nid: ${id}\ndata: ${JSON.stringify({ text })}\n\n`);
    },
    beat: () => write(': still here\n\n'),
    over: () => {
      write('event: over\ndata: {}\n\n');
      res.end();
    },
    cut: () => void res.end(),
  };
};
