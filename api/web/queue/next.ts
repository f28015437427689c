import { offered } from '../../../domain/decide.ts';
import type { Ref } from '../../../domain/words.ts';
import { giveCommand, settle, type Outcome } from '../../desk.ts';
import { isId } from '../../middleware/headers.ts';
import type { Problem } from '../../problems.ts';
import { ableOn } from '../command/able.ts';
import { newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { filterIn } from './filter.ts';

const AT_ONCE = 20;

/** The bids of the queue, as it is filtered, that this person may claim: what falls due first stands first. */
async function* claimable({ ports, person, param, query }: Visit): AsyncGenerator<Ref> {
  const facts = await ports.files.facts(person);
  const asked = { ...filterIn(query), queue: param('id'), stage: 'triage-queue', sort: 'due', pageSize: AT_ONCE } as const;
  for (let page = 1; ; page += 1) {
    const { items } = await ports.questions.cases(person, { ...asked, page });
    for (const { ref } of items.filter(({ stub }) => !stub)) {
      const on = await ports.files.open(ref);
      if (on !== null && offered('claim', on, facts) === null) yield ref;
    }
    if (items.length < AT_ONCE) return;
  }
}
type Taken = { readonly ref: Ref; readonly outcome: Outcome };
/** What stands under this key: what this form has claimed already, or lost to somebody. */
const standing = async ({ ports, person }: Visit, key: string): Promise<Taken | null> => {
  const stored = await ports.book.byKey(person.id, key);
  if (stored === null || 'usedFor' in stored || stored.ref === null) return null;
  return { ref: stored.ref, outcome: await settle(ports, stored, true) };
};

/**
 * Claims the first that nobody else takes in the same moment: whoever loses one is led on to the next. Each attempt that is stored has a
 * key of its own made of the form's, so that the same form sent twice is one claim. Null where nothing is left.
 */
const take = async (visit: Visit, form: string): Promise<Taken | null> => {
  const { ports, person } = visit;
  const next = claimable(visit);
  for (let attempt = 1; ;) {
    const key = `${form}.${String(attempt)}`;
    const stood = await standing(visit, key);
    const found = stood === null ? await next.next() : null;
    if (found?.done === true) return null;
    const ref = stood?.ref ?? found?.value ?? '';
    const outcome = stood?.outcome ?? (await giveCommand(ports, { by: person, ref, name: 'claim', key, ifMatch: null, body: {} }));
    if (outcome.kind !== 'problem' || outcome.problem.status >= 500) return { ref, outcome };
    // Refused for free it left nothing under the key, and the next bid is tried under it; else the answer stands, and the key is spent.
    if (stood !== null) attempt += 1;
  }
};

type Refused = { readonly ref: Ref; readonly problem: Problem; readonly back: string };
const refusedPage = async (visit: Visit, { ref, problem: { detail, status }, back }: Refused): Promise<Reply> => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title: 'No bid was claimed',
  status,
  data: { detail, rule: null, ...(await ableOn(visit, 'claim', ref)), back, backText: 'Back to the queue' },
});

/** "Give me the next one". */
export const next: PageOf = async (visit) => {
  const { param, say, answers } = visit;
  const sent = first(answers, '_key');
  const [queue, taken] = [`/queues/${param('id')}`, await take(visit, isId(sent) && sent.length <= 100 ? sent : newKey())];
  if (taken === null) {
    say('Nothing in this queue is free for you to claim.');
    return { kind: 'go', to: queue };
  }
  const { ref, outcome } = taken;
  if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
  if (outcome.kind === 'problem') return refusedPage(visit, { ref, problem: outcome.problem, back: queue });
  say(`You have claimed ${ref}.`);
  return { kind: 'go', to: `/cases/${ref}` };
};
