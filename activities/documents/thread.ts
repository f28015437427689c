// The other end of `aside.ts`: a thread of its own, which makes one document after the other.
import { parentPort } from 'node:worker_threads';
import type { Asked, Made } from './aside.ts';

const port = parentPort;
if (port === null) throw new Error('this is a thread, not a program');

// Loaded when first needed: fonts and their shaping are for one format only.
const made = async (asked: Asked): Promise<Uint8Array> => {
  const { format, texts } = asked;
  if ('paper' in asked)
    return format === 'docx'
      ? (await import('./paper-docx.ts')).paperAsDocx(asked.paper, texts)
      : (await import('./paper-pdf.ts')).paperAsPdf(asked.paper, texts);
  return format === 'docx'
    ? (await import('./docx.ts')).asDocx(asked.document, texts)
    : (await import('./pdf.ts')).asPdf(asked.document, texts);
};

port.on('message', (asked: Asked) => {
  made(asked).then(
    (bytes) => {
      port.postMessage({ id: asked.id, bytes } satisfies Made);
    },
    (error: unknown) => {
      port.postMessage({ id: asked.id, fault: error instanceof Error ? error.message : 'unknown' } satisfies Made);
    },
  );
});
