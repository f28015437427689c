// Where the escalated cases of the demonstration stand, and its sittings.
import { expect } from 'vitest';
import type { Case } from '../../../domain/case.ts';
import { itemsOf, type Sitting } from '../../../domain/sitting.ts';

/** Escalation at each of its standings, and sittings before, in and after their time. */
export const expectEscalation = (on: Readonly<Record<string, Case>>, held: Readonly<Record<string, Sitting>>): void => {
  const escalation = (id: string) => on[id]?.escalations?.['e1'];
  const standings = Object.fromEntries(
    Object.keys(on).flatMap((id) => (escalation(id) === undefined ? [] : [[id, escalation(id)?.standing]])),
  );
  expect(standings).toEqual({
    '42-escalated-to-list': 'to-list',
    '43-listed': 'listed',
    '44-deferred': 'listed',
    '45-transfer-awaiting': 'transfer-decided',
    '46-transferred-to-key': 'complete',
    '47-transferred-closed': 'complete',
    '48-transfer-refused': 'to-list',
    '49-referred-to-ftt': 'to-list',
    '50-decided-between-sittings': 'complete',
    '51-southvale-listed': 'listed',
  });
  const next = held['s3-next'];
  expect(escalation('43-listed')?.papers).toHaveLength(2);
  expect(escalation('44-deferred')).toMatchObject({ deferrals: 1, listed: { meeting: next?.id } });
  expect(escalation('46-transferred-to-key')?.decisions).toMatchObject([
    { decidedBy: 'chair2.northmarch', answer: { outcome: 'accepted' } },
  ]);
  expect(escalation('48-transfer-refused')).toMatchObject({ refusals: 1, decisions: [{ answer: { outcome: 'refused' } }] });
  expect(escalation('49-referred-to-ftt')).toMatchObject({ body: 'federated-tasking-team', referredFrom: ['northmarch-ttcg'] });
  // OWN-1, OWN-6: who owns it, and what the master list says.
  const owners = ['45-transfer-awaiting', '46-transferred-to-key', '47-transferred-closed'].map((id) => [
    on[id]?.owner.agency,
    on[id]?.masterList.keyedAgency,
  ]);
  expect(owners).toEqual([
    ['brackenshire', 'brackenshire'],
    ['northmarch-rocu', 'aldershire'],
    ['northmarch-rocu', 'northmarch-rocu'],
  ]);
  const agenda = (id: string) => itemsOf(held[id] ?? {}).map(({ case: ref, kind, status }) => [ref, kind, status]);
  expect(agenda('s3-next')).toEqual(
    expect.arrayContaining([
      [on['43-listed']?.ref, 'transfer', 'listed'],
      [on['44-deferred']?.ref, 'transfer', 'listed'],
      [on['50-decided-between-sittings']?.ref, 'ratify', 'listed'],
    ]),
  );
  expect(
    agenda('s2-last')
      .map(([, , status]) => status)
      .toSorted(),
  ).toEqual(['decided', 'decided', 'decided', 'decided', 'deferred']);
  expect(Object.values(held['s2-last']?.actions ?? {}).map(({ status }) => status)).toEqual(['open', 'open', 'complete']);
};
