// Cases and the sittings of their bodies together, as the recorder keeps them: every decision with all that it touches, or nothing.
import { nothingBeside, type Beside, type Reach } from '../../domain/beside.ts';
import type { Submission } from '../../domain/bid.ts';
import type { Case } from '../../domain/case.ts';
import { dueOn, type Due } from '../../domain/clocks.ts';
import type { CaseCommand, Commands, SystemCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Entry } from '../../domain/entries.ts';
import { fold } from '../../domain/evolve.ts';
import type { Facts } from '../../domain/facts.ts';
import { reachOf, reachOfSitting } from '../../domain/reaching.ts';
import type { Refusal } from '../../domain/refusals.ts';
import type { MeetingCommand, SittingCommands } from '../../domain/sitting-commands.ts';
import { decideAtSitting } from '../../domain/sitting-decide.ts';
import type { SittingEntry } from '../../domain/sitting-entries.ts';
import { foldSitting } from '../../domain/sitting-evolve.ts';
import type { Sitting } from '../../domain/sitting.ts';
import type { Decision } from '../../domain/touched.ts';
import type { Instant } from '../../domain/words.ts';
import { toCase } from '../domain/by-time.ts';
import { instant } from '../domain/calendars.ts';
import { besideOf } from '../domain/council-beside.ts';
import { rightOf, type Giver } from './staff.ts';
import { directory as demoDirectory, factsFor, policy as shipped, sha256 } from '../support/rulebook.ts';

/** What a decision made of one stream. `before` is null for what it opened. */
export type Changed =
  | { readonly kind: 'case'; readonly before: Case | null; readonly after: Case; readonly entries: readonly Entry[] }
  | { readonly kind: 'sitting'; readonly before: Sitting | null; readonly after: Sitting; readonly entries: readonly SittingEntry[] };
export type Kept = (changed: readonly Changed[]) => void;
/** Who there is, and by which policy, as administrators have left it. */
export type Standing = { readonly directory: () => Directory; readonly policy: () => Pick<Facts, 'policy' | 'policyBefore'> };
const shippedPolicy: Standing['policy'] = () => ({ policy: shipped, policyBefore: null });
type Options = Partial<Standing> & { readonly at: Instant; readonly kept?: Kept };
/** `other` stands in place of the usual facts. */
export type OnCase<C extends CaseCommand | SystemCommand> = {
  readonly name: C;
  readonly payload: Commands[C]['payload'];
  readonly other?: Partial<Facts>;
};
export type AtSitting<C extends MeetingCommand | 'carry-unreached' | 'tell'> = {
  readonly name: C;
  readonly payload: SittingCommands[C]['payload'];
  readonly other?: Partial<Facts>;
};

const changedCase = (before: Case | null, entries: readonly Entry[]): Changed => {
  const after = fold(entries, before);
  if (after === null) throw new Error('the case is gone');
  return { kind: 'case', before, after, entries };
};
const changedSitting = (before: Sitting | null, entries: readonly SittingEntry[]): Changed => {
  const after = foldSitting(entries, before);
  if (after === null) throw new Error('the sitting is gone');
  return { kind: 'sitting', before, after, entries };
};

export const streams = ({ at, directory = () => demoDirectory, policy = shippedPolicy, kept = () => undefined }: Options) => {
  const cases: Record<string, Case> = {};
  const sittings: Record<string, Sitting> = {};
  const journal: (Entry | SittingEntry)[] = [];
  const written: { readonly cases: Record<string, Entry[]>; readonly sittings: Record<string, SittingEntry[]> } = {
    cases: {},
    sittings: {},
  };
  let now = at;
  const caseOf = (ref: string): Case => {
    const on = cases[ref];
    if (on === undefined) throw new Error(`no case ${ref}`);
    return on;
  };
  const sittingOf = (id: string): Sitting => {
    const on = sittings[id];
    if (on === undefined) throw new Error(`no sitting ${id}`);
    return on;
  };
  const beside = (reaches: readonly Reach[]): Beside =>
    reaches.length === 0 ? nothingBeside : besideOf({ cases, sittings, now }, reaches);
  let digest = { of: -1, is: '' };
  const facts = (who: string | null, reaches: readonly Reach[], other: Partial<Facts> = {}): Facts => {
    if (digest.of !== journal.length) digest = { of: journal.length, is: sha256(`text ${String(journal.length)}`) };
    return factsFor(who, {
      now,
      digest: digest.is,
      beside: beside(reaches),
      directory: directory(),
      ...policy(),
      ...other,
    });
  };
  const keepOne = (changed: Changed): void => {
    journal.push(...changed.entries);
    if (changed.kind === 'case') {
      cases[changed.after.ref] = changed.after;
      (written.cases[changed.after.ref] ??= []).push(...changed.entries);
    } else {
      sittings[changed.after.id] = changed.after;
      (written.sittings[changed.after.id] ??= []).push(...changed.entries);
    }
  };
  /** What it touches, then its own entries; a minute later. */
  const keep = <E>(decision: Decision<E>, own: (entries: readonly E[]) => Changed): Refusal | null => {
    if (!decision.ok) return decision.refusal;
    const touched = decision.touched.map((each) =>
      each.kind === 'case' ? changedCase(each.on, each.entries) : changedSitting(each.on, each.entries),
    );
    const changed = [...touched, own(decision.entries)];
    changed.forEach(keepOne);
    now = instant(new Date(Date.parse(now) + 60_000).toISOString());
    kept(changed);
    return null;
  };
  const onCase = <C extends CaseCommand | SystemCommand>(
    who: string | null,
    ref: string,
    { name, payload, other = {} }: OnCase<C>,
  ): Refusal | null => {
    const on = caseOf(ref);
    return keep(decide(on, { name, payload }, facts(who, reachOf(name, on, payload), other)), (entries) => changedCase(on, entries));
  };
  const atSitting = <C extends MeetingCommand | 'carry-unreached' | 'tell'>(
    who: string | null,
    id: string,
    { name, payload, other = {} }: AtSitting<C>,
  ): Refusal | null => {
    const on = sittingOf(id);
    return keep(decideAtSitting(on, { name, payload }, facts(who, reachOfSitting(name, on, payload), other)), (entries) =>
      changedSitting(on, entries),
    );
  };
  return {
    cases,
    sittings,
    journal,
    /** The same by stream. */
    written,
    caseOf,
    sittingOf,
    onCase,
    atSitting,
    now: () => now,
    wait: (until: Instant) => {
      now = until;
    },
    /** The facts with every sitting and case beside them, before a payload is drawn. */
    facts: (who: string | null): Facts => ({ ...facts(who, []), beside: { cases, sittings, next: null } }),
    submit: ({ who, ...cover }: Giver, reference: string, bid: Submission): Refusal | null =>
      keep(
        decide(null, { name: 'submit-bid', payload: bid }, facts(who, reachOf('submit-bid', null, bid), { reference, ...rightOf(cover) })),
        (entries) => changedCase(null, entries),
      ),
    openMeeting: ({ who, ...cover }: Giver, id: string, payload: SittingCommands['open-meeting']['payload']): Refusal | null =>
      keep(
        decideAtSitting(
          null,
          { name: 'open-meeting', payload },
          facts(who, reachOfSitting('open-meeting', null, payload), { reference: id, ...rightOf(cover) }),
        ),
        (entries) => changedSitting(null, entries),
      ),
    /** What falls due on a stream, earliest first. */
    duesOf: (id: string): readonly Due[] => dueOn(cases[id]?.clocks ?? sittings[id]?.clocks ?? {}),
    /** Does what has come due, at its instant or now where that has passed. */
    byTime: (id: string, { clock, rung, does, at: due }: Due): Refusal | null => {
      if (due > now) now = due;
      const payload = { clock, rung };
      if (cases[id] !== undefined) return onCase(null, id, { name: toCase(does), payload });
      return atSitting(null, id, { name: does === 'carry-unreached' ? does : 'tell', payload });
    },
  };
};
