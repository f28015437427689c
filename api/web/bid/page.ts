import { bar } from '../../../domain/decide.ts';
import { explain } from '../../../domain/sentences.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { penView } from '../../json/views/pen.ts';
import { openCase } from '../case/open.ts';
import { afterFault, blank, drawn, handle, mendable, newKey, type CommandForm, type Filled } from '../command/form.ts';
import { choice, scoredAs } from '../command/preparation.ts';
import { fieldsOf } from '../form/schema.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { stripOf } from '../wording/stages.ts';
import { bidHints } from './hints.ts';

const formOf = (visit: Visit): CommandForm => {
  const { person, directory } = visit;
  const national = directory.organisations[person.organisation]?.kind === 'national';
  const regions = Object.values(directory.regions).map(({ id, name }) => choice(id, name));
  return {
    name: 'submit-bid',
    on: null,
    fields: fieldsOf(wireSchemas['submit-bid']),
    preparation: {
      start: { owningAgency: person.organisation, legal: { marking: 'OFFICIAL-SENSITIVE' } },
      constants: scoredAs('initialScore', visit),
      hints: bidHints,
      hidden: national ? ['owningAgency'] : ['owningAgency', 'region'],
      choices: { region: regions },
    },
  };
};
const page = (visit: Visit, filled: Filled): Reply => ({
  kind: 'page',
  view: 'bid/view.njk',
  title: 'New bid',
  status: filled.problems.length > 0 ? 422 : 200,
  data: { ...drawn(formOf(visit), filled, visit), agency: visit.person.organisation },
});
const refused = (detail: string, rule: string | undefined): Reply => ({
  kind: 'page',
  view: 'errors/refused.njk',
  title: 'Only a SPOC brings a bid',
  status: 403,
  data: { detail, rule, holder: null, back: '/', backText: 'Back' },
});

/** A new bid: for a SPOC of an agency that can own risk. */
export const newBid: PageOf = async (visit) => {
  const barred = bar('submit-bid', null, await visit.ports.files.facts(visit.person));
  if (barred !== null) return refused(explain(barred).detail, barred.rule);
  return page(visit, blank(formOf(visit)));
};

export const submitBid: PageOf = async (visit) => {
  const handled = await handle(formOf(visit), visit);
  if (handled.kind === 'again') return page(visit, handled.filled);
  const { outcome, filled } = handled;
  if (outcome.kind === 'done') return { kind: 'go', to: `/bids/${outcome.ref}/receipt` };
  if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
  const problems = mendable(outcome);
  if (problems !== null) return page(visit, { ...filled, key: newKey(), problems });
  const { problem } = outcome;
  return problem.status >= 500 || problem.code === 'expired'
    ? page(visit, afterFault(filled, problem))
    : refused(problem.detail, problem.rule);
};

/** What was received, what happens next, and by when. */
export const receipt: PageOf = async (visit) => {
  const opened = await openCase(visit);
  if (opened?.opens !== 'page') return { kind: 'missing' };
  const { on, facts } = opened;
  return {
    kind: 'page',
    view: 'bid/receipt.njk',
    title: 'Bid received',
    marking: on.marking,
    data: { c: on, strip: stripOf(on), pen: penView(on, facts) },
  };
};
