import { draftFor, mayDiscard, problemsOfDraft, submitDraft } from '../../drafts.ts';
import { searchesSpent } from '../../problems.ts';
import { overlapsOfDraft } from '../../sought.ts';
import type { Outcome } from '../../desk.ts';
import type { Draft } from '../../ports.ts';
import { isId } from '../../middleware/headers.ts';
import { bidForm, bidPage, submitsAs, submittingOn } from '../bid/form.ts';
import { coverAsked } from '../command/cover.ts';
import { afterFault, blank, mendable, newKey } from '../command/form.ts';
import { first } from '../form/answers.ts';
import { rowChangeIn, withRowChange } from '../form/rows.ts';
import type { PageOf, Reply, Visit } from '../visit.ts';
import { gone, opened } from './open.ts';
import { overtakenPage } from './overtaken.ts';
import { onFrom, saveOver, written } from './save.ts';
import { answersRead, placed } from './steps/check.ts';

const versionOf = (visit: Visit): number => Number(/^\d{1,9}$/.exec(first(visit.answers, '_version'))?.[0] ?? 0);
/** The draft in the form of its bid, to go on with. */
export const draftPage: PageOf = async (visit) => {
  const draft = await opened(visit);
  if (draft === null) return { kind: 'missing' };
  if (draft.submission !== null) return gone(draft);
  const filled = { ...blank(bidForm(visit, draft.bid)), version: String(draft.version) };
  return bidPage(visit, { filled, draft, as: await submitsAs(visit) });
};

const whereTo = (outcome: Outcome): Reply | null =>
  outcome.kind === 'done'
    ? { kind: 'go', to: `/bids/${outcome.ref}/receipt` }
    : outcome.kind === 'waiting'
      ? { kind: 'go', to: `/commands/${outcome.commandId}` }
      : null;

/** Saves the draft, and then goes on as asked: in the form, to what triage would send back, or to the gateway. */
export const saveDraft: PageOf = async (visit) => {
  const draft = await opened(visit);
  if (draft === null) return { kind: 'missing' };
  const form = bidForm(visit);
  const as = await submitsAs(visit);
  const { bid, filled, problems } = written(visit);
  const again = (change: object): Reply => bidPage(visit, { filled: { ...filled, ...change }, draft, as });
  const row = rowChangeIn(visit.answers);
  if (row !== null) return again({ answers: withRowChange(form.fields, visit.answers, row), problems: [] });
  const asked = first(visit.answers, '_do');
  // Of the version that was shown beside it: what has been saved since would be overwritten unseen.
  if (asked === 'keep') return again({ key: newKey(), problems: [] });
  if (problems.length > 0) return again({});
  const saved = await saveOver(visit, draft, { bid, version: versionOf(visit) });
  if (saved === null) {
    const now = await draftFor(visit.ports, visit.person, draft.id);
    if (now === null) return { kind: 'missing' };
    return now.submission === null ? overtakenPage(visit, { draft: now, bid, filled }) : gone(now);
  }
  if (asked === 'save' || asked === 'check') return onFrom(visit, saved);
  const outcome = await submitDraft(visit.ports, { by: visit.person, draft: saved, key: filled.key, ifMatch: null, ...coverAsked(visit) });
  const to = whereTo(outcome);
  if (to !== null || outcome.kind !== 'problem') return to ?? { kind: 'missing' };
  const version = String(saved.version);
  const wrong = mendable(outcome) ?? afterFault(filled, outcome.problem).problems;
  return bidPage(visit, { filled: { ...filled, key: newKey(), version, problems: wrong }, draft: saved, as });
};

type Sent = { readonly draft: Draft; readonly outcome: Outcome | null };
const problemsPage = async (visit: Visit, { draft, outcome }: Sent): Promise<Reply> => {
  const problems = await problemsOfDraft(visit.ports, visit.person, draft);
  const found = placed(visit, draft, problems);
  const [as, searched] = await Promise.all([submitsAs(visit), overlapsOfDraft(visit.ports, visit.person, draft)]);
  const overlaps = searched.ok ? { matches: searched.items, spent: null } : { matches: [], spent: searchesSpent(searched) };
  const refused = outcome?.kind === 'problem' && outcome.problem.fields === undefined ? outcome.problem : null;
  return {
    kind: 'page',
    view: 'draft/problems.njk',
    title: 'What triage would send back',
    status: refused?.status ?? (outcome === null ? 200 : 422),
    data: { draft, found, parts: answersRead(visit, draft), key: newKey(), ...submittingOn(visit, as), refused, ...overlaps },
  };
};
/** What triage would send back, each with the place where it is put right. */
export const draftProblems: PageOf = async (visit) => {
  const draft = await opened(visit);
  if (draft === null) return { kind: 'missing' };
  return draft.submission === null ? problemsPage(visit, { draft, outcome: null }) : gone(draft);
};
/** Submits the version that was read. */
export const submitDraftPage: PageOf = async (visit) => {
  const draft = await opened(visit);
  if (draft === null) return { kind: 'missing' };
  const key = first(visit.answers, '_key');
  const given = { key: isId(key) ? key : newKey(), ifMatch: versionOf(visit), ...coverAsked(visit) };
  const outcome = await submitDraft(visit.ports, { by: visit.person, draft, ...given });
  return whereTo(outcome) ?? problemsPage(visit, { draft: (await draftFor(visit.ports, visit.person, draft.id)) ?? draft, outcome });
};

/** Asks once more before a draft is discarded, then does it. */
export const discardForm: PageOf = async (visit) => {
  const draft = await opened(visit);
  if (draft === null) return { kind: 'missing' };
  if (draft.submission !== null) return gone(draft);
  const may = mayDiscard(draft, visit.person);
  return { kind: 'page', view: 'draft/discard.njk', title: 'Discard this draft', status: may ? 200 : 403, data: { draft, may } };
};
export const discardDraft: PageOf = async (visit) => {
  const home: Reply = { kind: 'go', to: '/' };
  const draft = await opened(visit);
  // Sent a second time there is nothing left to discard.
  if (draft === null) return home;
  if (!mayDiscard(draft, visit.person)) return discardForm(visit);
  if (await visit.ports.drafts.discard(draft.id)) {
    visit.say('The draft is discarded.');
    return home;
  }
  const now = await draftFor(visit.ports, visit.person, draft.id);
  return now === null ? home : gone(now);
};
