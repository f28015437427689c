import type { Case } from '../../../domain/case.ts';
import type { Facts } from '../../../domain/facts.ts';
import { counted, heldTime } from '../../../domain/holding.ts';
import { penDue } from '../../../domain/pen.ts';
import { entryOf } from '../../../domain/sides.ts';
import type { JourneyStep, Party, Stage } from '../../../domain/words.ts';

const steps: Readonly<Record<Exclude<Stage, 'decline-review' | 'declined'>, JourneyStep>> = {
  'triage-queue': 'triage',
  'in-triage': 'triage',
  returned: 'triage',
  'redirect-offered': 'triage',
  lapsed: 'triage',
  redirected: 'triage',
  merged: 'triage',
  consideration: 'consideration',
  'awaiting-capacity': 'allocation',
  terms: 'terms',
  development: 'development',
  'product-review': 'development',
  acceptance: 'development',
  reassessment: 'reassessment',
  ownership: 'ownership',
  escalated: 'escalation',
  closing: 'closure',
  closed: 'closure',
  withdrawn: 'closure',
};
/** The step that the journey strip shows; a decline is shown where it was proposed. */
export const stepOf = (on: Case): JourneyStep =>
  on.stage === 'decline-review' || on.stage === 'declined'
    ? steps[on.decline?.from ?? (on.sia === null ? 'in-triage' : 'terms')]
    : steps[on.stage];

export const penView = (on: Case, { now }: Pick<Facts, 'now'>) => {
  if (on.pen === null) return null;
  const dueAt = penDue(on);
  return { ...on.pen, dueAt, overdue: dueAt !== null && dueAt <= now };
};

/** CLK-2: working minutes that each party has had the pen, up to now. The time of a hold is nobody's, and is in the total (CLK-3). */
export const ageOf = (on: Case, facts: Pick<Facts, 'now' | 'directory' | 'policy'>) => {
  const running = (party: Party): number => (on.pen?.party === party ? counted(on, facts) : 0);
  const byParty = {
    force: on.spent.force + running('force'),
    gateway: on.spent.gateway + running('gateway'),
    toex: on.spent.toex + running('toex'),
    body: on.spent.body + running('body'),
  };
  return { total: byParty.force + byParty.gateway + byParty.toex + byParty.body + heldTime(on, facts), byParty };
};

/** Who acts on a product next, and until when. */
export const productPen = (on: Case, { id, status }: { readonly id: string; readonly status: string }) => {
  const turns: Readonly<
    Record<string, { readonly clock: string; readonly party: Party; readonly role: string; readonly user: string | null }>
  > = {
    owed: { clock: 'product-due', party: 'toex', role: 'sia', user: on.sia },
    submitted: { clock: 'product-review', party: 'toex', role: 'reviewer', user: null },
    released: { clock: 'product-acceptance', party: 'force', role: 'sio', user: on.owner.user },
  };
  const turn = entryOf(turns, status);
  if (turn === null) return { pen: null, dueAt: null };
  const { clock, ...pen } = turn;
  return { pen, dueAt: on.clocks[`${clock}:${id}`]?.dueAt ?? null };
};
