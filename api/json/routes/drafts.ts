import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { mayDraft } from '../../../domain/drafts.ts';
import { refuse } from '../../../domain/table.ts';
import { notCopied } from '../../following.ts';
import { beginDraft, draftFor, draftsFor, mayDiscard, overtaken, problemsOfDraft, submitDraft, submittedAs } from '../../drafts.ts';
import { ifMatch, isId } from '../../middleware/headers.ts';
import type { Draft } from '../../ports.ts';
import { invalidFields, problemOf, refusalProblem } from '../../problems.ts';
import { overlapsOfDraft } from '../../sought.ts';
import { begunAnswer, draftAnswer, draftsAnswer, problemsAnswer } from '../answers/drafts.ts';
import { errand } from '../errand.ts';
import { overlapsAnswer } from '../answers/lists.ts';
import { draftSchema } from '../payloads/draft.ts';
import { sayProblems } from '../payloads/say.ts';
import { noQuery, ok, question, refusal, type Call, type House, type Reply, type Route } from '../route.ts';
import { present } from '../views/narrative.ts';
import { overlapsReply } from './cases.ts';
import { doorOf, handedOf, refuses, submission as submissionAnswers, submitted } from '../giving.ts';

const nothing = z.strictObject({});
const PATH = '/api/v1/drafts';
const bidIn = (value: unknown): Draft['bid'] => z.record(z.string(), z.unknown()).parse(value);

const headOf = ({ id, agency, version, createdBy, createdAt, savedBy, savedAt, submission: made }: Draft) => {
  const submission = made === null ? null : { state: made.state, ref: made.ref };
  return { id, agency, version, createdBy, createdAt, savedBy, savedAt, submission };
};
const whole = (draft: Draft): Reply => ok({ ...bidIn(present(headOf(draft))), bid: draft.bid }, { ETag: `"${String(draft.version)}"` });
const inList = (draft: Draft): unknown => {
  const { operationName } = draft.bid;
  return present({ ...headOf(draft), operationName: typeof operationName === 'string' ? operationName : null });
};
/** The draft that the address names; absent and not visible are the same. Whatever opens is logged (REC-4). */
const opened = async ({ ports }: House, { by, params }: Call, read = true): Promise<Draft | null> => {
  const draft = isId(params['id']) ? await draftFor(ports, by, params['id']) : null;
  if (draft !== null && read) await ports.consultations.log({ actor: by.id, action: 'read', object: `draft:${draft.id}` });
  return draft;
};
const notFound = refusal(problemOf('not-found'));

const begin = errand({
  path: '/drafts',
  id: 'begin-draft',
  summary: 'Begins a draft, shared within the agency. With `follows` it is a copy of that case’s bid, under what is sent besides.',
  tag: 'drafts',
  body: draftSchema,
  answers: { 201: { says: 'Begun; Location names it.', schema: begunAnswer } },
  refuses: [400, 403, 409, 413, 415, 422, 428],
  finds: () => Promise.resolve(true),
  may: async ({ ports, by }) =>
    mayDraft(by, (await ports.files.today()).directory)
      ? null
      : refusalProblem(
          refuse('wrong-person', 'BID-1', { who: ['a SPOC, a requester, an SIO or an owner lead of an agency that can own risk'] }),
        ),
  goal: async ({ ports, by, sent }) => (await notCopied(ports, by, sent)) ?? { goal: randomUUID() },
  reach: async ({ ports, by, value }, id) => ({ id, version: (await beginDraft(ports, by, { id, bid: bidIn(value) })).version }),
  says: (answer) => ({ status: 201, body: answer, headers: { Location: `${PATH}/${begunAnswer.parse(answer).id}` } }),
});

const list = question({
  path: '/drafts',
  id: 'drafts',
  summary: "The drafts of the caller's agency that nobody has submitted.",
  tag: 'drafts',
  query: noQuery,
  answers: { 200: { says: 'The last saved first.', schema: draftsAnswer } },
  refuses: [],
  handle: async ({ ports }, { by }) => ok({ items: (await draftsFor(ports, by)).map(inList) }),
});

const one = question({
  path: '/drafts/{id}',
  id: 'draft',
  summary: 'A draft with all that it holds so far.',
  tag: 'drafts',
  query: noQuery,
  answers: { 200: { says: 'The draft. Once submitted it holds its reference and no texts.', schema: draftAnswer } },
  refuses: [404],
  handle: async (house, call) => {
    const draft = await opened(house, call);
    return draft === null ? notFound : whole(draft);
  },
});

const save: Route = {
  method: 'put',
  path: '/drafts/{id}',
  id: 'save-draft',
  summary: 'Saves a draft whole, as often as liked. With If-Match nobody else is saved over.',
  tag: 'drafts',
  query: null,
  body: draftSchema,
  keyed: false,
  answers: { 200: { says: 'Saved, under the next version.', schema: draftAnswer } },
  refuses: [400, 404, 409, 412, 413, 415, 422],
  run: async (house, call) => {
    const draft = await opened(house, call, false);
    if (draft === null) return notFound;
    if (!call.body.ok) return refusal(problemOf(call.body.code));
    const version = ifMatch(call.header('if-match'));
    if (version === undefined) return refusal(problemOf('bad-if-match'));
    const slow = await house.pace(call.by.id);
    if (slow !== null) return refusal(slow);
    const sent = draftSchema.safeParse(call.body.value);
    if (version !== null && version !== draft.version) return stale(house, draft);
    if (!sent.success) return refusal(invalidFields(sayProblems(draftSchema, call.body.value)));
    const saved = await house.ports.drafts.save({ id: draft.id, by: call.by.id, bid: sent.data, version });
    return saved === null ? stale(house, await opened(house, call, false)) : whole(saved);
  },
};
/** Why it was not saved: submitted meanwhile, gone, or saved by somebody else since. */
const stale = async ({ ports }: House, draft: Draft | null): Promise<Reply> => {
  if (draft === null) return notFound;
  return refusal(draft.submission === null ? overtaken(draft, (await ports.files.today()).directory) : submittedAs(draft));
};

const discard: Route = {
  method: 'delete',
  path: '/drafts/{id}',
  id: 'discard-draft',
  summary: 'Discards a draft with all that it holds.',
  tag: 'drafts',
  query: null,
  body: null,
  keyed: false,
  answers: { 200: { says: 'Discarded.', schema: z.strictObject({ id: z.string() }) } },
  refuses: [403, 404, 409],
  run: async (house, call) => {
    const draft = await opened(house, call, false);
    if (draft === null) return notFound;
    const slow = await house.pace(call.by.id);
    if (slow !== null) return refusal(slow);
    if (!mayDiscard(draft, call.by))
      return refusal(refusalProblem(refuse('wrong-person', 'BID-1', { who: ['who began it', 'a SPOC', 'an owner lead of the agency'] })));
    return (await house.ports.drafts.discard(draft.id)) ? ok({ id: draft.id }) : stale(house, await opened(house, call, false));
  },
};

const problems = question({
  path: '/drafts/{id}/problems',
  id: 'draft-problems',
  summary: 'What triage would send back, by the rules of a submission.',
  tag: 'drafts',
  query: noQuery,
  answers: { 200: { says: 'Every problem at once; none where the bid could be submitted now.', schema: problemsAnswer } },
  refuses: [404],
  handle: async (house, call) => {
    const draft = await opened(house, call);
    if (draft === null) return notFound;
    return ok({ items: draft.submission === null ? await problemsOfDraft(house.ports, call.by, draft) : [] });
  },
});

const overlaps = question({
  path: '/drafts/{id}/overlaps',
  id: 'draft-overlaps',
  summary: 'Possible overlaps before submission: only cases that the caller may open, with why they match.',
  tag: 'drafts',
  query: noQuery,
  answers: { 200: { says: 'Those cases; none once the draft is submitted.', schema: overlapsAnswer } },
  refuses: [404],
  handle: async (house, call) => {
    const draft = await opened(house, call);
    return draft === null ? notFound : overlapsReply(await overlapsOfDraft(house.ports, call.by, draft));
  },
});

const submit: Route = {
  method: 'post',
  path: '/drafts/{id}/submit',
  id: 'submit-draft',
  summary: 'Submits a draft as the bid that it is. However often it is sent, it is one bid.',
  tag: 'drafts',
  query: null,
  body: nothing,
  keyed: true,
  answers: submissionAnswers,
  refuses,
  run: async (house, call) => {
    const draft = await opened(house, call, false);
    if (draft === null) return notFound;
    const submitting = { ...handedOf(call, 'submit-bid', null), draft };
    const { readable, check } = doorOf(house, call);
    const extra = () =>
      call.body.ok && !nothing.safeParse(call.body.value).success ? invalidFields(sayProblems(nothing, call.body.value)) : null;
    return submitted(await submitDraft(house.ports, submitting, { readable, check: async () => (await check()) ?? extra() }));
  },
};

export const draftRoutes: readonly Route[] = [begin, list, one, save, discard, problems, overlaps, submit];
