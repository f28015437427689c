import { authorityOf, inWords } from './authority.ts';
import { isTerminal, type Case } from './case.ts';
import type { CommandName, Commands } from './commands.ts';
import type { Drafted, Entry } from './entries.ts';
import { calendarOf, nameOf, person, type Facts } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { rulebook, stagesOf } from './rulebook.ts';
import { no, refuse, type Decision, type Row } from './table.ts';
import { workingBetween } from './working-time.ts';

/** Rules about persons, which need neither payload nor the right moment: 403. Null where nothing bars the actor. */
export const bar = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null => {
  const row: Row<C> = rulebook[name];
  const authority = authorityOf(row.who, on, facts);
  if (authority === null) return refuse('wrong-person', row.rule, { who: row.who.map(inWords) });
  if (authority === 'nobody')
    return on !== null && stagesOf(name)[on.stage] === true ? refuse('wrong-person', row.rule, { who: row.who.map(inWords) }) : null;
  return row.bars?.(on, facts) ?? null;
};

/** The right moment: the stage, a hold (CLK-3), an SIO who cannot act (OWN-8). */
const untimely = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null => {
  const row: Row<C> = rulebook[name];
  if (on === null) return null;
  const allowed = stagesOf(name);
  if (allowed[on.stage] !== true)
    return row.elsewhere?.(on, facts) ?? refuse('wrong-stage', row.rule, { stage: on.stage, allowed: Object.keys(allowed) });
  if (!row.whileHeld && on.hold !== null) return refuse('on-hold', 'CLK-3', {});
  const sio = person(facts, on.owner.user);
  if (!row.whileSioUnavailable && !isTerminal(on.stage) && sio?.active !== true)
    return refuse('sio-unavailable', 'OWN-8', { name: nameOf(facts, on.owner.user) });
  return row.elsewhere?.(on, facts) ?? null;
};

/** Whether the actor could give this now, before a payload is looked at: the buttons. Null means yes. */
export const offered = <C extends CommandName>(name: C, on: Commands[C]['on'], facts: Facts): Refusal | null =>
  bar(name, on, facts) ?? untimely(name, on, facts);

/** Numbers and dates the entries, and accounts for the time that the party who gives up the pen has had it (CLK-2). */
const sealed = (
  on: Case | null,
  drafts: readonly Drafted[],
  { facts, authority }: { readonly facts: Facts; readonly authority: string },
): readonly Entry[] => {
  let spent = on?.spent;
  let stage = on?.stage;
  let version = on?.version ?? 0;
  let pen = on?.pen ?? null;
  return drafts.map((draft, index) => {
    const seq = (on?.seq ?? 0) + index + 1;
    if (facts.actor !== null || (draft.after.stage !== undefined && draft.after.stage !== stage)) version = seq;
    const stamp = { seq, version, authority, at: facts.now, actor: facts.actor?.id ?? 'system', policyVersion: facts.policy.version };
    if (draft.type === 'bid-submitted' || spent === undefined || on === null) return { ...draft, ...stamp };
    if (draft.after.pen !== undefined && pen !== null) {
      spent = { ...spent, [pen.party]: spent[pen.party] + workingBetween(calendarOf(facts, on.region), pen.since, facts.now) };
    }
    pen = draft.after.pen ?? pen;
    stage = draft.after.stage ?? stage;
    return { ...draft, after: draft.after.pen === undefined ? draft.after : { ...draft.after, spent }, ...stamp };
  });
};

/** The decision on one command: its entries with their outcomes, or the reason why not. Pure; nothing is kept here. */
export const decide = <C extends CommandName>(
  on: Commands[C]['on'],
  command: { readonly name: C; readonly payload: Commands[C]['payload'] },
  facts: Facts,
): Decision<Entry> => {
  const refusal = offered(command.name, on, facts);
  if (refusal !== null) return no(refusal);
  const row: Row<C> = rulebook[command.name];
  const ruling = row.decide(on, command.payload, facts);
  if (!ruling.ok) return ruling;
  const authority = authorityOf(row.who, on, facts);
  return {
    ok: true,
    entries: sealed(on, ruling.entries, { facts, authority: authority === null || authority === 'nobody' ? '' : inWords(authority) }),
  };
};
