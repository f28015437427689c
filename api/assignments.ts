import { z } from 'zod';
import { mayOpen } from '../domain/access.ts';
import type { Case } from '../domain/case.ts';
import { decide } from '../domain/decide.ts';
import type { Person } from '../domain/directory.ts';
import { fold } from '../domain/evolve.ts';
import type { Facts } from '../domain/facts.ts';
import type { Refusal } from '../domain/refusals.ts';
import { explain } from '../domain/sentences.ts';
import type { Ref, UserId } from '../domain/words.ts';
import { giveCommand, type Outcome } from './desk.ts';
import { doOnce, type Done } from './errands.ts';
import { readWire } from './json/payloads/read.ts';
import type { Ports } from './ports.ts';

/** One officer for several bids. A bid that nobody has claimed is claimed first, by whoever gives it: two decisions, each on the record. */
export type Assignment = { readonly to: UserId; readonly reason: string };
/** A bid, and its version when it was chosen: one that has moved on since is left alone. */
export type Chosen = { readonly ref: Ref; readonly version: number };
export type Step = 'claim' | 'reassign-triage';

/** What giving a bid takes of this person: it depends on nothing but where the bid is. */
const stepsOn = ({ stage }: Pick<Case, 'stage'>, { to, by }: { readonly to: UserId; readonly by: UserId }): readonly Step[] =>
  stage !== 'triage-queue' ? ['reassign-triage'] : to === by ? ['claim'] : ['claim', 'reassign-triage'];

const rehearsed = (
  on: Case,
  steps: readonly Step[],
  { body, facts }: { readonly body: Assignment; readonly facts: Facts },
): Refusal | null => {
  let now: Case | null = on;
  for (const name of steps) {
    const read = readWire('reassign-triage', body);
    if (now === null || !read.ok) return null;
    const decision: ReturnType<typeof decide> =
      name === 'claim' ? decide(now, { name, payload: {} }, facts) : decide(now, { name, payload: read.payload }, facts);
    if (!decision.ok) return decision.refusal;
    now = fold(decision.entries, now);
  }
  return null;
};

export type Foreseen = {
  readonly ref: Ref;
  readonly version: number;
  readonly on: Case;
  readonly steps: readonly Step[];
  readonly why: string | null;
};
/** What would happen to each of these bids by the rules of now; those that do not open for this person are not there (ACC-3). */
export const foresee = async (
  { files }: Ports,
  by: Person,
  { refs, body }: { readonly refs: readonly Ref[]; readonly body: Assignment },
): Promise<readonly Foreseen[]> => {
  const facts = await files.facts(by);
  const opened = await Promise.all(refs.map((ref) => files.open(ref)));
  return opened.flatMap((on) => {
    if (on === null || mayOpen(on, by, facts) !== 'page') return [];
    const steps = stepsOn(on, { to: body.to, by: by.id });
    const refusal = rehearsed(on, steps, { body, facts });
    return [{ ref: on.ref, version: on.version, on, steps, why: refusal === null ? null : explain(refusal).detail }];
  });
};

const goals = z.strictObject({
  assign: z.strictObject({
    to: z.string(),
    items: z.array(z.strictObject({ ref: z.string(), steps: z.array(z.enum(['claim', 'reassign-triage'])), version: z.number() })),
  }),
});
const results = z.array(
  z.strictObject({
    ref: z.string(),
    became: z.enum(['given', 'claimed-only', 'refused', 'waiting']),
    detail: z.string().nullable(),
    command: z.string().nullable(),
  }),
);
export type Result = z.infer<typeof results>[number];
type Goal = z.infer<typeof goals>['assign'];

const told = (ref: Ref, outcome: Outcome, claimed: boolean): Result => {
  if (outcome.kind === 'done') return { ref, became: 'given', detail: null, command: null };
  if (outcome.kind === 'waiting') return { ref, became: 'waiting', detail: null, command: outcome.commandId };
  return { ref, became: claimed ? 'claimed-only' : 'refused', detail: outcome.problem.detail, command: null };
};

/** Each step is a command of its own under a key of its own; the first that is not done ends the work on this bid, and on no other. */
const giveOne = async (
  ports: Ports,
  { by, key, reason, to }: { by: Person; key: string; reason: string; to: UserId },
  item: Goal['items'][number],
): Promise<Result> => {
  const { ref, steps, version } = item;
  let outcome: Outcome | null = null;
  for (const [index, name] of steps.entries()) {
    const body = name === 'claim' ? {} : { to, reason };
    // The second step is on what the first has made of the bid.
    outcome = await giveCommand(ports, { by, ref, name, key: `${key}.${ref}.${name}`, ifMatch: index === 0 ? version : null, body });
    if (outcome.kind !== 'done') return told(ref, outcome, index > 0);
  }
  return outcome === null ? { ref, became: 'refused', detail: null, command: null } : told(ref, outcome, false);
};

const AT_ONCE = 5;
/**
 * Gives the chosen bids to one officer, once under its key. What is sent again is answered with the results of the first time; after a
 * kill it goes on, since every command stands under its own key.
 */
export const assign = (
  ports: Ports,
  { by, key }: { readonly by: Person; readonly key: string },
  asked: Assignment & { readonly items: readonly Chosen[] },
): Promise<Done> => {
  const { to, reason, items } = asked;
  return doOnce(
    ports.errands,
    { by, key, asked: { assign: asked } },
    {
      // The reason is narrative: it stands with the commands alone.
      goal: async () => {
        const opened = await Promise.all(items.map(({ ref }) => ports.files.open(ref)));
        const steps = opened.flatMap((on, index) =>
          on === null ? [] : [{ ref: on.ref, steps: [...stepsOn(on, { to, by: by.id })], version: items[index]?.version ?? 0 }],
        );
        return { goal: JSON.stringify({ assign: { to, items: steps } }) };
      },
      reach: async (goal) => {
        const { items: work } = goals.parse(JSON.parse(goal)).assign;
        const done: Result[] = [];
        for (let from = 0; from < work.length; from += AT_ONCE)
          done.push(...(await Promise.all(work.slice(from, from + AT_ONCE).map((item) => giveOne(ports, { by, key, reason, to }, item)))));
        return done;
      },
    },
  );
};

/** What came of it; `results` is null while it is being done. Null where this person has asked for nothing like it under this key. */
export const assignmentUnder = async (
  { errands }: Ports,
  by: Person,
  key: string,
): Promise<{ readonly to: UserId; readonly results: readonly Result[] | null } | null> => {
  const found = await errands.byKey(by.id, key);
  if (found === null || 'usedFor' in found) return null;
  const goal = goals.safeParse(JSON.parse(found.goal.startsWith('{') ? found.goal : 'null'));
  if (!goal.success) return null;
  return { to: goal.data.assign.to, results: found.answer === null ? null : results.parse(found.answer.value) };
};
