import { sure } from './sure.ts';
import { withoutRung } from './clocks.ts';
import type { Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { entryOf } from './sides.ts';
import type { Sitting } from './sitting.ts';
import type { SittingCommands } from './sitting-commands.ts';
import type { SittingDraft } from './sitting-entries.ts';
import { sittingRecipients } from './sitting-recipients.ts';
import { declined, noted, type SittingRows } from './sitting-table.ts';
import { refuse } from './table.ts';

type OnClock = SittingCommands['tell']['payload'];
/** CLK-7: what time does is refused when the sitting has moved on, or when it is early. */
export const notOwedAtSitting = (on: Sitting, { clock, rung }: OnClock, facts: Facts): Refusal | null => {
  const pending = entryOf(on.clocks, clock)?.rungs.find((each) => each.rung === rung);
  if (pending === undefined) return refuse('moved-on', 'CLK-7', {});
  return pending.at > facts.now ? refuse('not-due', 'CLK-7', {}) : null;
};

/** Whom the policy has told at this rung, once. */
export const toldOf = (on: Sitting, about: OnClock, facts: Facts): SittingDraft => {
  const running = sure(entryOf(on.clocks, about.clock));
  const policy = facts.policy.steps[running.step].rungs.find((each) => each.rung === about.rung);
  const to = sittingRecipients(policy?.tells ?? [], { on, clock: about.clock, facts });
  return { type: 'told', about: { ...about, to }, after: { clocks: { [about.clock]: withoutRung(running, about.rung) } } };
};

export const sittingTimeRows: SittingRows<'tell'> = {
  tell: {
    rule: 'CLK-7',
    who: [{ system: true }],
    statuses: { open: true, 'papers-closed': true, 'in-session': true, decided: true, minuted: true, cancelled: true },
    decide: (on, about, facts) => {
      const refusal = notOwedAtSitting(on, about, facts);
      return refusal === null ? noted(toldOf(on, about, facts)) : declined(refusal);
    },
  },
};
