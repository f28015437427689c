import { mayDraft } from '../../../domain/drafts.ts';
import { penView } from '../../json/views/pen.ts';
import { openCase } from '../case/open.ts';
import { afterFault, blank, handle, mendable, newKey } from '../command/form.ts';
import { beginDraft } from '../draft/save.ts';
import { first } from '../form/answers.ts';
import type { PageOf } from '../visit.ts';
import { stripOf } from '../wording/stages.ts';
import { bidForm, bidPage, inWords, submitsAs, refusedBid } from './form.ts';

/** A new bid: for those who prepare bids of an agency that can own risk. A SPOC may submit it at once. */
export const newBid: PageOf = async (visit) => {
  const as = await submitsAs(visit);
  if (as.barred !== null && !mayDraft(visit.person, visit.directory)) return refusedBid(visit, inWords(as.barred));
  return bidPage(visit, { filled: blank(bidForm(visit)), draft: null, as });
};

const unsubmitted = { title: 'This bid cannot be submitted', back: '/bids/start', backText: 'Begin a draft of it instead' };
/** Saves the form as a draft, with anything missing, or submits it. */
export const submitBid: PageOf = async (visit) => {
  if (['save', 'check'].includes(first(visit.answers, '_do'))) return beginDraft(visit);
  const as = await submitsAs(visit);
  const form = bidForm(visit);
  const handled = await handle(form, visit);
  const shown = { draft: null, as };
  if (handled.kind === 'again') return bidPage(visit, { ...shown, filled: handled.filled });
  const { outcome, filled } = handled;
  if (outcome.kind === 'done') return { kind: 'go', to: `/bids/${outcome.ref}/receipt` };
  if (outcome.kind === 'waiting') return { kind: 'go', to: `/commands/${outcome.commandId}` };
  const problems = mendable(outcome);
  if (problems !== null) return bidPage(visit, { ...shown, filled: { ...filled, key: newKey(), problems } });
  const { problem } = outcome;
  return problem.status >= 500 || problem.code === 'expired'
    ? bidPage(visit, { ...shown, filled: afterFault(filled, problem) })
    : refusedBid(visit, { rule: undefined, ...problem }, unsubmitted);
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
    data: { c: on, strip: stripOf(on, visit), pen: penView(on, facts) },
  };
};
