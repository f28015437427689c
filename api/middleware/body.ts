import express, { type Request, type Response } from 'express';
import type { ProblemCode } from '../problems.ts';

/** A body as it was read: a value, or why there is none. Which of the two matters is for the order of the manners to say. */
export type Body = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: ProblemCode };

const LIMIT = '1mb';
const DEEPEST = 32;
const json = /^application\/(?:[\w.+-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;
const raw = express.raw({ type: () => true, limit: LIMIT, inflate: false });
const utf8 = new TextDecoder('utf-8', { fatal: true });

const failed = (code: ProblemCode): Body => ({ ok: false, code });
const typed = (error: unknown): ProblemCode => {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null;
  return type === 'entity.too.large' ? 'too-large' : type === 'encoding.unsupported' ? 'not-json-type' : 'not-json';
};

/** Walked level by level, not by recursion: a megabyte of brackets must not cost the stack. */
const isDeep = (root: unknown): boolean => {
  let level: readonly unknown[] = [root];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((value): readonly unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
};

const parse = (bytes: Uint8Array): Body => {
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes));
    return isDeep(value) ? failed('too-deep') : { ok: true, value };
  } catch {
    return failed('not-json');
  }
};

/** Reads at most 1 MiB of JSON in UTF-8. No body at all is an empty object: many commands have no fields. */
export const readBody = (req: Request, res: Response): Promise<Body> =>
  new Promise((resolve) => {
    // Express's request is Node's; its declared type only hides that from the rule.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    raw(req, res, (error?: unknown) => {
      const read: unknown = req.body;
      const body = Buffer.isBuffer(read) ? read : Buffer.alloc(0);
      const sent = body.length > 0;
      if (error === undefined && !sent) resolve({ ok: true, value: {} });
      else if (!json.test(req.get('content-type') ?? '')) resolve(failed('not-json-type'));
      else resolve(error === undefined ? parse(body) : failed(typed(error)));
    });
  });
