import { inRight } from '../../../domain/acting.ts';
import type { Case } from '../../../domain/case.ts';
import { entriesOpen, type OnEntry } from '../../../domain/value-open.ts';
import type { ValueEntry, ValueStatus } from '../../../domain/value-state.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { entryRead } from '../case/value/read.ts';
import { first } from '../form/answers.ts';
import type { Visit } from '../visit.ts';
import { choice, type Preparation, type Prepare } from './preparation.ts';

export const logValue: Prepare = ({ now }, on) => ({
  start: { value: { dateOfEvent: isoDateOf(now), recordType: on.bid.threat.recordType, apmisRef: on.bid.threat.apmisRef } },
  hints: {
    'value.counts': 'Only what this event brought; leave the rest empty',
    'value.kind': 'Disruption is for the force to claim, every other kind for TOEX',
  },
});

const entriesIn = (on: Case, statuses: readonly ValueStatus[]): readonly ValueEntry[] =>
  Object.values(on.value).filter(({ status }) => statuses.includes(status));
/** A choice among the entries that stand so; the address may name the one that is meant. */
const among = (visit: Visit, entries: readonly ValueEntry[]): Preparation => {
  const label = (kind: string): string => visit.policy.lists.valueKinds.find(({ code }) => code === kind)?.label ?? kind;
  const asked = first(visit.query, 'of');
  return {
    choices: { entry: entries.map(({ id, kind, dateOfEvent }) => choice(id, `${id}: ${label(kind)}, ${dateOfEvent}`)) },
    start: { entry: (entries.find(({ id }) => id === asked) ?? entries[0])?.id },
  };
};
/** The entries to which whoever gives it, or for whom it is given, could do this, each as it was logged and what was said against it. */
const onEntries =
  (name: OnEntry): Prepare =>
  async (visit, on, facts) => {
    const entries = entriesOpen(name, on, inRight(facts));
    const read = await Promise.all(entries.map((entry) => entryRead(visit, on, entry)));
    return { ...among(visit, entries), shown: { view: 'command/shown/entries.njk', entries: read } };
  };

export const verifyValue = onEntries('verify-value');
export const disputeValue = onEntries('dispute-value');
export const reverseValue = onEntries('reverse-value');
export const answerDispute = onEntries('answer-dispute');
export const recordApmisEntry: Prepare = (visit, on) => {
  const { start, ...rest } = among(visit, entriesIn(on, ['verified', 'exported']));
  return { ...rest, start: { ...Object(start), enteredAt: isoDateOf(visit.now) } };
};
export const reconcileValue: Prepare = (visit, on) => {
  const entries = entriesIn(on, ['entered']);
  const { start, ...rest } = among(visit, entries);
  const known = entries.map(({ id, entered }) => `${id} under ${entered?.apmisRef ?? ''}`).join(', ');
  return { ...rest, start, hints: { apmisRef: `As APMIS shows it. Recorded here: ${known}` } };
};
