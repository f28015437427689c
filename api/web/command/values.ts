import type { Case } from '../../../domain/case.ts';
import type { ValueEntry, ValueStatus } from '../../../domain/value-state.ts';
import { isoDateOf } from '../../../domain/working-time.ts';
import { worded } from '../case/open.ts';
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
const onEntries =
  (...statuses: readonly ValueStatus[]): Prepare =>
  (visit, on) =>
    among(visit, entriesIn(on, statuses));

export const verifyValue = onEntries('logged');
export const disputeValue = onEntries('logged');
export const reverseValue: Prepare = (visit, on) =>
  among(
    visit,
    Object.values(on.value).filter(({ status, reverses }) => status !== 'reversed' && reverses === undefined),
  );
/** What was disputed stands above the answer. */
export const answerDispute: Prepare = async (visit, on) => {
  const entries = entriesIn(on, ['disputed']);
  return { ...among(visit, entries), shown: { view: 'command/shown/disputes.njk', entries: await worded(visit, entries) } };
};
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
