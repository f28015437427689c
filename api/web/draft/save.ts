import { mayDraft } from '../../../domain/drafts.ts';
import type { FieldProblem } from '../../../domain/refusals.ts';
import { draftFor } from '../../drafts.ts';
import { digestOf } from '../../digest.ts';
import { draftSchema } from '../../json/payloads/draft.ts';
import { sayProblems } from '../../json/payloads/say.ts';
import { isId } from '../../middleware/headers.ts';
import type { Draft } from '../../ports.ts';
import { bidForm, bidPage, inWords, submitsAs, refusedBid } from '../bid/form.ts';
import { newKey, type CommandForm, type Filled } from '../command/form.ts';
import { bodyOf, first } from '../form/answers.ts';
import { withConstants } from '../form/constants.ts';
import { tidied } from '../form/rows.ts';
import type { Reply, Visit } from '../visit.ts';
import { overtakenPage } from './overtaken.ts';

/** What the form says, the whole or one page of it, in the shape of a bid, and what no draft can hold of it. */
export const written = (
  visit: Visit,
  { fields, preparation }: Pick<CommandForm, 'fields' | 'preparation'> = bidForm(visit),
): { readonly bid: Draft['bid']; readonly filled: Filled; readonly problems: readonly FieldProblem[] } => {
  const answers = tidied(fields, visit.answers);
  const bid = withConstants(bodyOf(fields, answers), preparation.constants);
  const problems = draftSchema.safeParse(bid).success ? [] : sayProblems(draftSchema, bid);
  const key = first(visit.answers, '_key');
  return { bid, problems, filled: { answers, key: key === '' ? newKey() : key, version: first(visit.answers, '_version'), problems } };
};
/** Where one goes on after a save: the form again, or what triage would send back. */
export const onFrom = (visit: Visit, { id }: Draft): Reply => {
  if (first(visit.answers, '_do') === 'check') return { kind: 'go', to: `/drafts/${id}/problems` };
  visit.say('The draft is saved. Everybody of your agency who prepares bids can go on with it.');
  return { kind: 'go', to: `/drafts/${id}` };
};
const same = (one: unknown, other: unknown): boolean => digestOf(one) === digestOf(other);

/** Saves over the version that the form was made of. What was sent twice is saved once; what is overtaken comes back as null. */
export const saveOver = async (
  { ports, person }: Visit,
  draft: Draft,
  { bid, version }: { readonly bid: Draft['bid']; readonly version: number },
): Promise<Draft | null> => {
  const saved = await ports.drafts.save({ id: draft.id, by: person.id, bid, version });
  if (saved !== null) return saved;
  const now = await draftFor(ports, person, draft.id);
  return now !== null && same(now.bid, bid) ? now : null;
};

/** The form of a new bid, saved as a draft. The key of the form is the name of the draft: what is clicked twice is one. */
export const beginDraft = async (visit: Visit): Promise<Reply> => {
  const { ports, person, directory } = visit;
  const as = await submitsAs(visit);
  if (!mayDraft(person, directory)) return as.barred === null ? { kind: 'missing' } : refusedBid(visit, inWords(as.barred));
  const { bid, filled, problems } = written(visit);
  if (problems.length > 0) return bidPage(visit, { filled, draft: null, as });
  const id = isId(filled.key) ? filled.key : newKey();
  await ports.drafts.create({ id, agency: person.organisation, by: person.id, bid });
  const draft = await draftFor(ports, person, id);
  if (draft === null) return { kind: 'missing' };
  // Another form was saved under this key before: nothing of either is lost.
  return same(draft.bid, bid) ? onFrom(visit, draft) : overtakenPage(visit, { draft, bid, filled });
};
