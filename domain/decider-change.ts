import { listedItems } from './agenda.ts';
import { caseBeside, onCase, type Touched } from './beside.ts';
import type { Case } from './case.ts';
import { chairsPen } from './escalation-clocks.ts';
import { escalationOf } from './escalation-state.ts';
import type { Change } from './entries.ts';
import type { Facts } from './facts.ts';
import { handed } from './sides.ts';
import type { Sitting } from './sitting.ts';
import type { Ref, UserId } from './words.ts';

/** While it is listed and nothing is recorded, the pen is with whoever decides; with the same person it stays as it is. */
const penOf = (on: Case, sitting: Sitting, facts: Facts): Pick<Change, 'pen'> =>
  escalationOf(on)?.standing === 'listed' && on.pen?.role === 'chair' ? handed(on, chairsPen(on, sitting, facts)) : {};

/** ESC-2: an interest goes with the escalation, to whatever sitting it comes, and the case is for somebody else to decide. */
export const interestNoted = (
  sitting: Sitting,
  ref: Ref,
  { user, facts }: { readonly user: UserId; readonly facts: Facts },
): readonly Touched[] => {
  const on = caseBeside(facts, ref);
  const escalation = on === null ? null : escalationOf(on);
  if (on === null || escalation === null) return [];
  const noted = { ...escalation, interests: [...new Set([...(escalation.interests ?? []), user])] };
  const after = { ...on, escalations: { ...on.escalations, [escalation.id]: noted } };
  const pen = penOf(after, sitting, facts);
  const decider = (pen.pen ?? on.pen)?.user ?? null;
  const change = { ...pen, escalations: { [escalation.id]: noted } };
  return [onCase(ref, { type: 'decider-changed', about: { meeting: sitting.id, decider, interest: user }, after: change })];
};
/** Apologies have come or gone: each listed case is with whoever can decide it now. */
export const decidersChanged = (sitting: Sitting, facts: Facts): readonly Touched[] =>
  listedItems(sitting).flatMap(({ case: ref, kind }) => {
    const on = kind === 'transfer' ? caseBeside(facts, ref) : null;
    const pen = on === null ? {} : penOf(on, sitting, facts);
    if (on === null || pen.pen == null) return [];
    return [onCase(ref, { type: 'decider-changed', about: { meeting: sitting.id, decider: pen.pen.user }, after: pen })];
  });
