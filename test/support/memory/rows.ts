import type { CaseQuery, CaseRow } from '../../../api/ports.ts';
import { mayOpen } from '../../../domain/access.ts';
import type { Case } from '../../../domain/case.ts';
import type { Directory, Person } from '../../../domain/directory.ts';
import { penDue } from '../../../domain/pen.ts';
import { recipients } from '../../../domain/recipients.ts';
import { waitsFor, type WaitKind } from '../../../domain/waits.ts';
import type { Policy } from '../../../domain/policy.ts';
import { instantAt } from '../../../domain/local-time.ts';
import type { Instant } from '../../../domain/words.ts';

type Known = { readonly directory: Directory; readonly policy: Policy; readonly now: Instant };
/** A case as a list has it. */
export const rowOf = (on: Case, asker: Person, known: Known): CaseRow => {
  const { ref, stage, region, priority, owner, bid, marking, restricted, submittedAt, version, pen } = on;
  const [dueAt, opens] = [penDue(on), mayOpen(on, asker, known)];
  const own = { ref, stage, owner: { agency: owner.agency, user: owner.user }, restricted };
  if (opens === 'stub')
    return { ...own, stub: true, past: false, region: '', priority: 'P3', operationName: null, marking: '', pen: null, onHold: false, submittedAt: instantAt(0), version: 0 }; // prettier-ignore
  const held = pen === null ? null : { ...pen, dueAt, overdue: dueAt !== null && dueAt <= known.now };
  return {
    ...own,
    region,
    priority,
    operationName: bid.operationName ?? null,
    marking,
    stub: false,
    past: false,
    pen: held,
    onHold: on.hold !== null,
    submittedAt,
    version,
  };
};
/** Whether a case waits for somebody else than the asker, as a query may ask; any does where it asks nothing of the kind. */
export const isWithOthers = ({ ref, stub, past, pen }: CaseRow, asker: Person, asked: CaseQuery['withOthers']): boolean => {
  if (asked === undefined) return true;
  if (stub || past || pen === null || pen.user === asker.id || asked.but.includes(ref)) return false;
  return pen.user !== null || !asker.roles.some((role) => role === pen.role);
};

const besides: readonly WaitKind[] = ['appeal', 'redirect', 'transfer'];
/** Whether the pen, which nobody holds by name, is told to this person, and waits for them nowhere else. */
export const isAnyOfTheirs = (on: Case, who: Person, known: Known): boolean =>
  on.pen?.user === null &&
  on.pen.role !== 'reviewer' &&
  mayOpen(on, who, known) === 'page' &&
  recipients(['pen-holder'], on, known).includes(who.id) &&
  !waitsFor(on, who, known).some(({ kind }) => besides.includes(kind));
