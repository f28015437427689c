import type { z } from 'zod';
import { mayOpen } from '../../domain/access.ts';
import type { Case } from '../../domain/case.ts';
import type { Person } from '../../domain/directory.ts';
import type { Facts } from '../../domain/facts.ts';
import { readReference } from '../../domain/reference.ts';
import type { Ports } from '../ports.ts';
import { factsFor } from '../beside.ts';
import { asItWas, readingOnly, type Transferred } from '../past.ts';
import { problemOf, type Problem } from '../problems.ts';
import { question, refusal, type Call, type House, type Reading, type Reply, type Route } from './route.ts';
import { present, textsIn, withTexts } from './views/narrative.ts';

export type Opened = { readonly on: Case; readonly facts: Facts; readonly stub: boolean; readonly past: Transferred | null };

/** Opens a case for reading. Absent and not visible are the same (ACC-3); whatever opens is logged (REC-4). */
export const consult = async ({ ports }: House, call: Call, what: string): Promise<Opened | { readonly problem: Problem }> => {
  const ref = readReference(call.params['ref'] ?? '');
  if (ref === null) return { problem: problemOf('not-found') };
  const [facts, on] = await Promise.all([ports.files.facts(call.by), ports.files.open(ref)]);
  const opens = on === null ? 'none' : mayOpen(on, call.by, facts);
  if (on === null || opens === 'none') return { problem: problemOf('not-found') };
  await ports.consultations.log({ actor: call.by.id, action: 'read', object: `${opens === 'stub' ? 'stub' : what}:${ref}` });
  const past = opens === 'past' ? await asItWas(ports, on, call.by) : null;
  if (past !== null) return { on: past.on, facts: readingOnly(facts), stub: false, past: past.transferred };
  return { on, facts: await factsFor(ports, on, facts), stub: opens === 'stub', past: null };
};
type Telling<Q extends z.ZodObject> = Omit<Reading<Q>, 'handle' | 'tag' | 'refuses'> & {
  /** What is read, as the log has it. */
  readonly what: string;
  readonly refuses?: readonly number[];
  readonly tell: (opened: Opened, call: Call & { readonly asked: z.output<Q>; readonly ports: Ports }) => Promise<Reply>;
};
/** A question about a case for whoever may open its page: a stub shows nothing of it. */
export const caseQuestion = <Q extends z.ZodObject>({ what, tell, refuses = [], ...route }: Telling<Q>): Route =>
  question({
    ...route,
    tag: 'cases',
    refuses: [403, 404, ...refuses],
    handle: async (house, call) => {
      const opened = await consult(house, call, what);
      if ('problem' in opened) return refusal(opened.problem);
      return opened.stub ? refusal(problemOf('stub-only')) : tell(opened, { ...call, ports: house.ports });
    },
  });

/** A view as its reader gets it: texts in place, absent fields left out. The auditor never gets narrative. */
export const readable = async (ports: Ports, by: Person, view: unknown): Promise<unknown> => {
  const ids = textsIn(view);
  const texts = by.roles.includes('auditor') ? null : ids.length === 0 ? {} : await ports.files.texts([...new Set(ids)]);
  return present(withTexts(view, texts));
};
