import { coveredBy } from '../../../domain/cover.ts';
import { bar } from '../../../domain/decide.ts';
import { explain } from '../../../domain/sentences.ts';
import type { Refusal } from '../../../domain/refusals.ts';
import { mayDiscard } from '../../drafts.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { coverAsked, coverShown, type CoverOf } from '../command/cover.ts';
import { drawn, type CommandForm, type Filled } from '../command/form.ts';
import { choice, scoredAs } from '../command/preparation.ts';
import type { Draft } from '../../ports.ts';
import { fieldsOf } from '../form/schema.ts';
import type { Reply, Visit } from '../visit.ts';
import { ableToBring } from './able.ts';
import { bidHints } from './hints.ts';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** What a bid begins with where nothing was said yet. */
const beginning = (bid: Readonly<Record<string, unknown>>, agency: string) => {
  const { legal } = bid;
  return { ...bid, owningAgency: agency, legal: { marking: 'OFFICIAL-SENSITIVE', ...(isRecord(legal) ? legal : {}) } };
};

/** The form of a bid, begun with what a draft holds so far. */
export const bidForm = (visit: Visit, bid: Readonly<Record<string, unknown>> = {}): CommandForm => {
  const { person, directory } = visit;
  const national = directory.organisations[person.organisation]?.kind === 'national';
  const regions = Object.values(directory.regions).map(({ id, name }) => choice(id, name));
  return {
    name: 'submit-bid',
    on: null,
    ...coverAsked(visit),
    fields: fieldsOf(wireSchemas['submit-bid']),
    preparation: {
      start: beginning(bid, person.organisation),
      constants: scoredAs('initialScore', visit),
      hints: bidHints,
      hidden: national ? ['owningAgency'] : ['owningAgency', 'region'],
      choices: { region: regions },
    },
  };
};

/** Why this person submits no bids, or null where they do (BID-1); for whom, where it is only by cover (ACC-6). */
export type Submits = CoverOf & { readonly barred: Refusal | null };
export const submitsAs = async ({ ports, person }: Visit): Promise<Submits> => {
  const facts = await ports.files.facts(person);
  const barred = bar('submit-bid', null, facts);
  const spoc =
    barred === null ? undefined : coveredBy(person, facts).find(({ id }) => bar('submit-bid', null, { ...facts, onBehalfOf: id }) === null);
  return spoc === undefined ? { barred } : { barred: null, onBehalfOf: spoc.id };
};
/** What pages say of it: whether there is a button, for whom it is, and that their address says so. */
export const submittingOn = (visit: Visit, as: Submits) => ({
  submits: as.barred === null,
  cover: coverShown(visit, as),
  forWhom: as.onBehalfOf === undefined ? '' : `?for=${encodeURIComponent(as.onBehalfOf)}`,
});

type Shown = { readonly filled: Filled; readonly draft: Draft | null; readonly as: Submits };
/** The form as a page: a new bid, or a draft that is gone on with. */
export const bidPage = (visit: Visit, { filled, draft, as }: Shown): Reply => ({
  kind: 'page',
  view: 'bid/view.njk',
  title: draft === null ? 'New bid' : 'Draft of a bid',
  status: filled.problems.length > 0 ? 422 : 200,
  data: {
    ...drawn(bidForm(visit), filled, visit),
    agency: visit.person.organisation,
    draft,
    discards: draft !== null && mayDiscard(draft, visit.person),
    ...submittingOn(visit, as),
  },
});
type RefusedBid = { readonly detail: string; readonly rule: string | undefined; readonly status: number };
type Onwards = { readonly title: string; readonly back: string; readonly backText: string };
const atAll: Onwards = { title: 'Only a SPOC brings a bid', back: '/', backText: 'Go to your home page' };
/** Never a dead end: the rule in words, through whom a bid goes, and a way back. */
export const refusedBid = async (visit: Visit, { detail, rule, status }: RefusedBid, { title, ...onwards } = atAll): Promise<Reply> => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title,
  status,
  data: { detail, rule, ...(await ableToBring(visit)), ...onwards },
});
export const inWords = (refusal: Refusal): RefusedBid => ({ rule: refusal.rule, ...explain(refusal) });
