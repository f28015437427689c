// What the reader of a sitting may see of the cases on its agenda: the sitting opens for more people than they do.
import { mayOpen } from '../domain/access.ts';
import { nothingBeside } from '../domain/beside.ts';
import { officersOf } from '../domain/bodies.ts';
import type { Case } from '../domain/case.ts';
import type { Person } from '../domain/directory.ts';
import type { BodyDecision } from '../domain/escalation-state.ts';
import type { Facts } from '../domain/facts.ts';
import { entryOf } from '../domain/sides.ts';
import { itemsOf, type Action, type AgendaItem, type Sitting } from '../domain/sitting.ts';
import type { Ref } from '../domain/words.ts';
import type { Ports } from './ports.ts';

type Known = Pick<Facts, 'directory' | 'policy'>;
/** `case`: it opens; `reference`: nothing of it but its reference (ACC-3); `hidden`: not even that (ACC-4). */
export type Sight = 'case' | 'reference' | 'hidden';
export type ListedCase = { readonly ref: Ref; readonly sight: Sight; readonly on: Case | null };

const sightOf = (on: Case | null, who: Person, known: Known): Sight => {
  const opens = on === null ? 'none' : mayOpen(on, who, known);
  if (opens === 'none') return on === null || on.restricted ? 'hidden' : 'reference';
  return opens === 'page' ? 'case' : 'reference';
};
/** Every case that a sitting speaks of, with what its reader may see of it. One question to the record. */
export const casesAt = async (
  { files }: Pick<Ports, 'files'>,
  { on, who, known }: { readonly on: Sitting; readonly who: Person; readonly known: Known },
): Promise<(ref: Ref) => ListedCase> => {
  const named = [...itemsOf(on), ...(on.interests ?? []), ...Object.values(on.actions)].flatMap(({ case: ref }) => ref ?? []);
  const refs = [...new Set(named)];
  const { cases } = refs.length === 0 ? nothingBeside : await files.beside(refs.map((stream) => ({ stream })));
  return (ref) => {
    const found = entryOf(cases, ref);
    const sight = sightOf(found, who, known);
    return { ref, sight, on: sight === 'case' ? found : null };
  };
};

/** What was decided under an item: the last record of this sitting, or the decision that is to be ratified. */
export const decisionUnder = (item: AgendaItem, on: Case | null, meeting: string): BodyDecision | null => {
  const decisions = entryOf(on?.escalations ?? {}, item.escalation)?.decisions ?? [];
  const found =
    item.kind === 'ratify'
      ? decisions.find(({ number }) => number === item.decision)
      : decisions.findLast((each) => each.meeting === meeting);
  return found ?? null;
};
/** The agenda as its reader may see it, in the order in which it was listed. */
export const agendaFor = (on: Sitting, caseOf: (ref: Ref) => ListedCase) =>
  itemsOf(on).flatMap((item) => {
    const { sight, on: found } = caseOf(item.case);
    const { case: ref, kind, status, paperVersion, late, next } = item;
    if (sight === 'hidden') return [];
    return [
      sight === 'reference'
        ? { case: ref, kind, status }
        : { case: ref, kind, paperVersion, status, late, next, decision: decisionUnder(item, found, on.id) },
    ];
  });
/** Interests in cases that their reader may open; nobody else is told who declared what. */
export const interestsFor = (on: Sitting, caseOf: (ref: Ref) => ListedCase) =>
  (on.interests ?? []).filter(({ case: ref }) => caseOf(ref).sight === 'case');
/** Whoever asks for a sitting. */
export type Reader = { readonly who: Person; readonly known: Known };
/**
 * The actions, each for whoever may read what it says: it is about no case, or about one that opens for them, or theirs to keep (ACC-3, ACC-4).
 * A case that is hidden from them is not named.
 */
export const actionsFor = (on: Sitting, caseOf: (ref: Ref) => ListedCase, { who, known }: Reader): readonly Action[] => {
  const holdsOffice = officersOf(known, on).includes(who.id);
  return Object.values(on.actions).flatMap((action) => {
    const sight = action.case === null ? 'case' : caseOf(action.case).sight;
    if (sight !== 'case' && action.owner !== who.id && !holdsOffice) return [];
    return [sight === 'hidden' ? { ...action, case: null } : action];
  });
};
