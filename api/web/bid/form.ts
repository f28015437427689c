import { bar } from '../../../domain/decide.ts';
import { explain } from '../../../domain/sentences.ts';
import type { Refusal } from '../../../domain/refusals.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { drawn, type CommandForm, type Filled } from '../command/form.ts';
import { choice, scoredAs } from '../command/preparation.ts';
import type { Draft } from '../../ports.ts';
import { fieldsOf } from '../form/schema.ts';
import type { Reply, Visit } from '../visit.ts';
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

/** Why this person does not submit bids; null where they do (BID-1). */
export const noSpoc = async ({ ports, person }: Visit): Promise<Refusal | null> => bar('submit-bid', null, await ports.files.facts(person));

type Shown = { readonly filled: Filled; readonly draft: Draft | null; readonly submits: boolean };
/** The form as a page: a new bid, or a draft that is gone on with. */
export const bidPage = (visit: Visit, { filled, draft, submits }: Shown): Reply => ({
  kind: 'page',
  view: 'bid/view.njk',
  title: draft === null ? 'New bid' : 'Draft of a bid',
  status: filled.problems.length > 0 ? 422 : 200,
  data: { ...drawn(bidForm(visit), filled, visit), agency: visit.person.organisation, draft, submits },
});
export const refusedBid = (refusal: Pick<Refusal, 'rule'> & { readonly detail: string }, title = 'Only a SPOC brings a bid'): Reply => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title,
  status: 403,
  data: { detail: refusal.detail, rule: refusal.rule, holder: null, back: '/', backText: 'Back' },
});
export const inWords = (refusal: Refusal): { readonly rule: Refusal['rule']; readonly detail: string } => ({
  rule: refusal.rule,
  detail: explain(refusal).detail,
});
