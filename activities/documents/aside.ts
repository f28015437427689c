import { Worker } from 'node:worker_threads';
import type { DocumentFormat, TermsDocument } from '../../domain/terms-document.ts';
import type { Paper } from './compose.ts';
import type { Texts } from './worded.ts';

/** Agreed terms, or a paper of a sitting. */
type Wanted = { readonly format: DocumentFormat; readonly texts: Texts } & (
  { readonly document: TermsDocument } | { readonly paper: Paper }
);
/** What goes to the thread and comes back from it, each as a copy. */
export type Asked = Wanted & { readonly id: number };
export type Made = { readonly id: number } & ({ readonly bytes: Uint8Array } | { readonly fault: string });
type Waiting = { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void };

// One for the process, begun with the first document: fonts and their shaping take longer to load than a document to make.
let thread: Worker | null = null;
let last = 0;
const waiting = new Map<number, Waiting>();

const settle = (id: number, how: (one: Waiting) => void): void => {
  const one = waiting.get(id);
  waiting.delete(id);
  if (one !== undefined) how(one);
  // A thread that has nothing to do keeps no process from ending.
  if (waiting.size === 0) thread?.unref();
};
const fell = (of: Worker, error: Error): void => {
  // It says that it failed, and then that it ended; by then another may be at work.
  if (thread !== of) return;
  thread = null;
  for (const id of [...waiting.keys()])
    settle(id, ({ reject }) => {
      reject(error);
    });
};
const begin = (): Worker => {
  // Nothing of how this process was begun is handed on: it may be a service, a test or a program of its own.
  const begun = new Worker(new URL('./begin.mjs', import.meta.url), { execArgv: [] });
  begun.on('message', (made: Made) => {
    settle(made.id, ({ resolve, reject }) => {
      if ('bytes' in made) resolve(made.bytes);
      else reject(new Error(made.fault));
    });
  });
  begun.on('error', (error) => {
    fell(begun, error instanceof Error ? error : new Error('the thread failed'));
  });
  begun.on('exit', () => {
    fell(begun, new Error('the thread that makes documents ended'));
  });
  return begun;
};

/**
 * Makes a document in a thread of its own: laying out pages takes up to a second, in which a worker has decisions to carry and an api
 * answers to give. Throws what the making threw.
 */
export const madeAside = (wanted: Wanted): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    thread ??= begin();
    const id = (last += 1);
    waiting.set(id, { resolve, reject });
    thread.ref();
    thread.postMessage({ id, ...wanted } satisfies Asked);
  });
