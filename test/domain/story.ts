// A case on its way, driven by real decisions only.
import type { Bid } from '../../domain/bid.ts';
import type { Case } from '../../domain/case.ts';
import type { CaseCommand, Commands } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { Decision } from '../../domain/touched.ts';
import type { Instant, Stage } from '../../domain/words.ts';
import { factsFor, FRIDAY, narrative, sha256 } from '../support/rulebook.ts';
import { instant } from './calendars.ts';
import * as given from './payloads.ts';

type Payload<C extends CaseCommand> = Commands[C]['payload'];
export type Story = ReturnType<typeof storyOf>;

const STEP_MINUTES = 10;
export const later = (at: Instant, minutes: number): Instant => instant(new Date(Date.parse(at) + minutes * 60_000).toISOString());

/** A case from its bid on. `other` stands in place of the usual facts in every decision; it may be changed on the way. */
export const storyOf = (bid: Bid = given.bid, spoc = 'spoc.aldershire') => {
  const entries: Entry[] = [];
  let on: Case | null = null;
  let now = FRIDAY;
  const other: { -readonly [F in keyof Facts]?: Facts[F] } = {};
  const facts = (who: string) => factsFor(who, { now, digest: sha256(`text ${String(entries.length)}`), ...other });
  const keep = (made: readonly Entry[]): Case => {
    entries.push(...made);
    on = fold(made, on);
    now = later(now, STEP_MINUTES);
    if (on === null) throw new Error('nothing has been opened');
    return on;
  };
  const current = (): Case => {
    if (on === null) throw new Error('no bid was submitted');
    return on;
  };
  const opened = decide(null, { name: 'submit-bid', payload: bid }, facts(spoc));
  if (!opened.ok) throw new Error(`the bid is refused: ${JSON.stringify(opened.refusal)}`);
  keep(opened.entries);
  const ask = <C extends CaseCommand>(who: string, name: C, payload: Payload<C>): Decision<Entry> =>
    decide(current(), { name, payload }, facts(who));
  return {
    entries,
    other,
    facts,
    ask,
    on: current,
    now: () => now,
    wait: (minutes: number) => {
      now = later(now, minutes);
    },
    /** Puts fields in place that no command of this release can bring about. */
    bend: (change: Partial<Case>) => {
      on = { ...current(), ...change };
    },
    /** Gives a command that must be accepted; the case afterwards. */
    give: <C extends CaseCommand>(who: string, name: C, payload: Payload<C>): Case => {
      const decision = ask(who, name, payload);
      if (!decision.ok) throw new Error(`${name} by ${who} is refused: ${JSON.stringify(decision.refusal)}`);
      return keep(decision.entries);
    },
    /** Gives a command that must be refused; the refusal. Nothing changes. */
    refused: <C extends CaseCommand>(who: string, name: C, payload: Payload<C>): Refusal => {
      const decision = ask(who, name, payload);
      if (decision.ok) throw new Error(`${name} by ${who} is accepted`);
      return decision.refusal;
    },
  };
};

type Road =
  | 'triage-queue'
  | 'in-triage'
  | 'consideration'
  | 'awaiting-capacity'
  | 'terms'
  | 'development'
  | 'product-review'
  | 'acceptance'
  | 'reassessment'
  | 'ownership'
  | 'closing'
  | 'closed';
export const digestOf = (of: Readonly<Record<string, { readonly version: number; readonly digest: string }>>): string =>
  Object.values(of).toSorted((a, b) => b.version - a.version)[0]?.digest ?? '';
const why = narrative('Because.');

/** From each stage of the straight road to the next, with the people of the demo set. `products` are the ids in the terms. */
const leave = (story: Story, stage: Road, products: readonly string[]): void => {
  const { give } = story;
  const sio = story.on().owner.user;
  switch (stage) {
    case 'triage-queue':
      return void give('triage.northmarch', 'claim', {});
    case 'in-triage':
      return void give('triage.northmarch', 'recommend', { assessment: given.assessment });
    case 'consideration':
      return void give('toex-manager.northmarch', 'accept', { rationale: why });
    case 'awaiting-capacity':
      return void give('toex-manager.northmarch', 'allocate', { sia: 'sia.northmarch', overrideReason: why });
    case 'terms':
      give('sia.northmarch', 'propose-terms', { terms: { ...given.terms, products: products.map(given.product) }, basedOn: null });
      return void give(sio, 'sign-terms', { version: 1, digest: digestOf(story.on().terms) });
    case 'development':
      give('sia.northmarch', 'assign-team', { members: ['analyst.northmarch', 'data.northmarch'] });
      give('analyst.northmarch', 'log-work', given.work);
      for (const termsProductId of products)
        give('analyst.northmarch', 'submit-product', { product: { ...given.submitted, termsProductId } });
      return;
    case 'product-review':
      for (const product of products)
        give('sia.northmarch', 'review-product', { product, outcome: 'release', comments: why, pndConfirmed: true });
      return;
    case 'acceptance':
      for (const product of products) give(sio, 'accept-product', { product, comments: why, options: given.answers });
      return;
    case 'reassessment':
      give('sia.northmarch', 'propose-reassessment', given.reassessment);
      return void give(sio, 'sign-reassessment', { digest: digestOf(story.on().reassessments) });
    case 'ownership':
      return void give(sio, 'confirm-ownership', { rationale: why });
    case 'closing':
      give('sia.northmarch', 'log-value', { value: given.contribution });
      return void give('sia.northmarch', 'close', { apmis: 'not-applicable', feedbackRequested: true });
    case 'closed':
      return;
  }
};
const road: readonly Road[] = [
  'triage-queue', 'in-triage', 'consideration', 'awaiting-capacity', 'terms', 'development', 'product-review', 'acceptance',
  'reassessment', 'ownership', 'closing', 'closed',
]; // prettier-ignore

export const storyAt = (stage: Road, products: readonly string[] = ['p1']): Story => {
  const story = storyOf();
  for (const step of road.slice(0, road.indexOf(stage))) leave(story, step, products);
  const reached: Stage = story.on().stage;
  if (reached !== stage) throw new Error(`the road led to ${reached}, not to ${stage}`);
  return story;
};
/** The case alone. */
export const caseAt = (stage: Road): Case => storyAt(stage).on();
