import { z } from 'zod';
import type { Title } from './asks.ts';
import { code, confidence, decimal0, flag, fourP, line, whole0 } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const counted = (title: Title) => whole0(title, 1_000_000_000_000).exactOptional();
const isName = (key: string): boolean => /^[a-z][A-Za-z0-9]{0,39}$/.test(key);

/** The counts of data.md; an agency may count more, each a whole number under a name of its own. */
const counts = noted(
  z
    .object({
      arrests: counted('Arrests'),
      charges: counted('Charges'),
      convictions: counted('Convictions'),
      victimsIdentified: counted('Victims identified'),
      victimsSafeguarded: counted('Victims safeguarded'),
      referrals: counted('Referrals'),
      orders: counted('Orders'),
      warrants: counted('Warrants'),
      cashSeizedPence: counted('Cash seized, in pence'),
      assetsRestrainedPence: counted('Assets restrained, in pence'),
      linesClosed: counted('Lines closed'),
      pndRecords: counted('PND records'),
      newRecordsScored: counted('New records scored'),
      forcesLinked: counted('Forces linked'),
    })
    .catchall(whole0('Count', 1_000_000_000_000))
    .refine(
      (given) => Object.keys(given).every(isName) && Object.keys(given).length <= 40,
      'Name each count in letters, such as arrests; at most 40.',
    ),
  { title: 'Counts' },
);

const entry = line({ title: 'Value entry', hint: 'Its id, such as v1' }, 40);

/** data.md "Value entry", as somebody logs it. */
export const logValue = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    value: noted(
      z.strictObject({
        dateOfEvent: leaf.date({ title: 'Date of the event', lies: 'past' }),
        toexRole: noted(z.enum(['led', 'contributed', 'enabled']), { title: 'Role of TOEX' }),
        kind: code({ title: 'Kind of value', list: 'valueKinds' }),
        recordType: code({ title: 'Record type', list: 'recordTypes' }),
        apmisRef: line({ title: 'APMIS reference' }).exactOptional(),
        fourP,
        level: noted(z.enum(['major', 'moderate', 'minor', 'none', 'negative']), { title: 'Level' }),
        basis: leaf.narrative({ title: 'Basis' }),
        confidence,
        evidenceRef: line({ title: 'Reference of the evidence' }),
        counts: counts.exactOptional(),
        hoursSaved: decimal0('Hours saved', 1_000_000).exactOptional(),
        attributionPercent: decimal0('Attribution to TOEX, in percent', 100),
      }),
      { title: 'Value' },
    ),
  });
/** Verifying, disputing, answering: the entry and what is said about it. */
export const onEntry = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ entry, comments: leaf.narrative({ title: 'Comments' }) });
export const reverseValue = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ entry, reason: leaf.narrative({ title: 'Reason' }) });
export const recordApmisEntry = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    entry,
    apmisRef: line({ title: 'APMIS reference', hint: 'As APMIS shows it' }),
    enteredAt: leaf.date({ title: 'Day of entry', lies: 'past', hint: 'When it was keyed; not in the future' }),
  });
export const reconcileValue = () =>
  z.strictObject({
    entry,
    apmisRef: line({ title: 'APMIS reference', hint: 'As APMIS shows it' }),
    matches: flag('Does APMIS show what this entry says?'),
  });

export const close = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    apmis: line({ title: 'APMIS reference at closure', hint: 'Or not-applicable' }),
    feedbackRequested: flag('Has feedback been asked for?'),
    noValueReason: leaf.narrative({ title: 'Reason why there is no value to log' }).exactOptional(),
  });
