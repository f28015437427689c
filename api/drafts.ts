import { z } from 'zod';
import { bidProblems } from '../domain/bid-problems.ts';
import { notYours } from '../domain/bid-rules.ts';
import type { Directory, Person } from '../domain/directory.ts';
import { mayDiscardDraft, mayDraft, mayOpenDraft, type DraftOf } from '../domain/drafts.ts';
import { nameOf } from '../domain/facts.ts';
import { followProblems } from '../domain/following.ts';
import type { FieldProblem } from '../domain/refusals.ts';
import { explain } from '../domain/sentences.ts';
import { copyOf, factsOfBid, followedIn } from './following.ts';
import { giveCommand, settle, type Door, type Handed, type Outcome } from './desk.ts';
import { problemsWith } from './json/payloads/mended.ts';
import { faultOf, log } from './log.ts';
import type { Draft, NewCommand, Ports } from './ports.ts';
import { problemOf, type Problem } from './problems.ts';

const someone = z.object({ userId: z.string() }).partial().catch({});
const aboutPeople = z
  .object({ sio: someone, customer: someone, deputySio: someone, legal: z.object({ restricted: z.unknown() }).partial().catch({}) })
  .partial();
/** What access goes by, read from whatever the draft holds so far. */
const accessOf = ({ agency, createdBy, bid }: Pick<Draft, 'agency' | 'createdBy' | 'bid'>): DraftOf => {
  const { sio, customer, deputySio, legal } = aboutPeople.parse(bid);
  const named = [sio?.userId, customer?.userId, deputySio?.userId].flatMap((id) => id ?? []);
  return { agency, createdBy, restricted: legal?.restricted === true, named };
};
export const mayDiscard = (draft: Draft, who: Person): boolean => mayDiscardDraft(accessOf(draft), who);

/** The draft, where it opens for this person: absent and not visible are the same (ACC-3). */
export const draftFor = async ({ drafts, files }: Ports, by: Person, id: string): Promise<Draft | null> => {
  const [draft, { directory }] = await Promise.all([drafts.byId(id), files.today()]);
  return draft !== null && mayOpenDraft(accessOf(draft), by, directory) ? draft : null;
};
/** ACC-2: exactly the drafts whose page would open, and that nobody has submitted. */
export const draftsFor = async ({ drafts, files }: Ports, by: Person): Promise<readonly Draft[]> => {
  const { directory } = await files.today();
  if (!mayDraft(by, directory)) return [];
  return (await drafts.ofAgency(by.organisation)).filter((draft) => mayOpenDraft(accessOf(draft), by, directory));
};

/** Begins a draft, or finds what stands under its id; one that follows an earlier case begins as a copy of its bid (REO-1). */
export const beginDraft = async (ports: Ports, by: Person, { id, bid }: Pick<Draft, 'id' | 'bid'>): Promise<Draft> => {
  const follows = followedIn(bid);
  const copy = follows === null ? null : await copyOf(ports, by, follows);
  const draft = { id, agency: by.organisation, by: by.id };
  if (copy === null || 'problem' in copy) return ports.drafts.create({ ...draft, bid });
  await ports.consultations.log({ actor: by.id, action: 'read', object: `copy:${copy.ref}` });
  return ports.drafts.create({ ...draft, bid: { ...copy.bid, ...bid, follows: copy.ref } });
};

/** What triage would send back: by the very rules of a submission, as if a SPOC of the agency gave it now (BID-5). */
export const problemsOfDraft = async ({ files }: Ports, by: Person, { agency, bid }: Draft): Promise<readonly FieldProblem[]> => {
  const facts = await factsOfBid({ files }, bid, await files.facts(by));
  return problemsWith('submit-bid', bid, (payload) => {
    const elsewhere = notYours(payload, agency, facts);
    const own = elsewhere === null ? [] : [{ path: 'owningAgency', rule: elsewhere.rule, message: explain(elsewhere).detail }];
    return [...own, ...bidProblems(payload, facts), ...followProblems(payload, facts)];
  });
};

/** Who saved it since, for those whose own version is overtaken. */
export const overtaken = (draft: Draft, directory: Directory): Problem =>
  problemOf('stale', {
    detail: `${nameOf({ directory }, draft.savedBy)} has saved this draft since you opened it, as version ${String(draft.version)}. Nothing of theirs was changed: open it, and save yours over it if you still mean to.`,
  });
export const submittedAs = ({ submission }: Draft): Problem =>
  problemOf('draft-submitted', {
    detail:
      submission?.ref == null
        ? 'This draft is being submitted. Open it again in a moment to see its reference.'
        : `This draft was submitted as ${submission.ref}. Open that case instead.`,
  });

type Submitting = Pick<Handed, 'by' | 'key' | 'ifMatch' | 'onBehalfOf'> & { readonly draft: Draft };
/** What became of the submission of a draft that was submitted already; null where it was not. */
const before = async (ports: Ports, { by, draft }: Submitting): Promise<Outcome | null> => {
  const command = draft.submission === null ? null : await ports.book.byId(draft.submission.command);
  if (command === null) return null;
  const outcome = await settle(ports, command, true);
  // Only its giver may ask how a command stands.
  return outcome.kind === 'waiting' && command.caller !== by.id ? { kind: 'problem', problem: submittedAs(draft), replay: false } : outcome;
};
/**
 * Submits a draft as the bid that it is, on the road of every bid. However often and by whomever it is sent, it is one bid (BID-7).
 */
export const submitDraft = async (ports: Ports, submitting: Submitting, door?: Door): Promise<Outcome> => {
  const { by, draft, key, ifMatch, onBehalfOf } = submitting;
  const { id, version, bid } = draft;
  const unkeyed = door === undefined || door.readable ? null : await door.check();
  if (unkeyed !== null) return { kind: 'problem', problem: unkeyed, replay: false };
  const handed = {
    by,
    ref: null,
    name: 'submit-bid',
    key,
    ifMatch,
    version,
    body: bid,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
  } as const;
  const store = (command: NewCommand) => ports.drafts.submit({ id, version }, command);
  const done = (await before(ports, submitting)) ?? (await giveCommand(ports, { ...handed, store }, door));
  if (done.kind === 'problem' && done.problem.code === 'stale') {
    const [now, { directory }] = await Promise.all([ports.drafts.byId(id), ports.files.today()]);
    return now === null ? { ...done, problem: problemOf('not-found') } : { ...done, problem: overtaken(now, directory) };
  }
  if (done.kind === 'done')
    await ports.drafts
      .settled(id)
      .catch((error: unknown) => log.warn({ draft: id, fault: faultOf(error) }, 'a submitted draft keeps its texts'));
  return done;
};
