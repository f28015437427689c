// One case on one agenda under several items: each button does what its item says.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { atSitting, CHAIR, escalated, LEAD, SECRETARY, transfer } from '../api/escalated.ts';
import { callMeeting } from '../api/meeting.ts';
import { give } from '../api/walk.ts';
import { houseOf, type House } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const decisions = z.object({
  escalation: z.object({ decisions: z.array(z.object({ outcome: z.string(), ratified: z.object({ outcome: z.string() }).nullish() })) }),
});
const ratifiedOf = async ({ as }: House, ref: string) =>
  decisions
    .parse((await as(CHAIR).get(`/cases/${ref}`)).body)
    .escalation.decisions.map(({ outcome, ratified }) => [outcome, ratified?.outcome ?? null]);
/** Decided at an extraordinary sitting; a transfer is refused, so that the case is with the body again. */
const extraordinary = async (house: House, ref: string, { at, outcome }: { readonly at: string; readonly outcome: string }) => {
  const meeting = await callMeeting(house, { body: 'northmarch-ttcg', at, kind: 'extraordinary' });
  await give(house, ref, [SECRETARY, 'list-for-meeting', { meeting }]);
  await atSitting(house, meeting, [CHAIR, 'start', {}]);
  const { newOwner, ...decided } = transfer(meeting);
  await give(house, ref, [CHAIR, 'record-decision', outcome === 'transfer' ? { ...decided, newOwner } : { ...decided, outcome }]);
  if (outcome === 'transfer') await give(house, ref, [LEAD, 'refuse-transfer', { reason: 'No capacity.' }]);
};
const ordinary = (house: House) => callMeeting(house, { body: 'northmarch-ttcg', at: '2027-01-19T10:00:00Z', kind: 'ordinary' });
/** The items of an agenda as they stand on its page. */
const itemsOn = (html: string): readonly string[] =>
  (html.split('Agenda (')[1]?.split('Papers</h2>')[0] ?? '').split('</section>').slice(0, -1);
const offersOf = (item: string): readonly string[] => [...item.matchAll(/\/do\/([a-z-]+)\?case=/g)].map(([, name = '']) => name);

describe('a case on an agenda several times', () => {
  it('ESC-1: of two decisions to ratify the older is answered first, and each is named', async () => {
    const house = await houseOf();
    const ref = await escalated(house);
    await extraordinary(house, ref, { at: '2026-12-14T10:00:00Z', outcome: 'transfer' });
    await extraordinary(house, ref, { at: '2026-12-15T10:00:00Z', outcome: 'retain' });
    const next = await ordinary(house);
    await atSitting(house, next, [CHAIR, 'start', {}]);
    const chair = await visitorOf(house, CHAIR);
    const { text } = await chair.get(`/meetings/${next}`);
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const [first = '', second = ''] = itemsOn(text);
    expect(textOf(first)).toContain('Decision 1, at northmarch-ttcg-2026-01: transfer');
    expect(textOf(second)).toContain('Decision 2, at northmarch-ttcg-2026-02: retain');
    expect(offersOf(first)).toEqual(['declare-interest', 'ratify-decision', 'decline-to-ratify']);
    expect(offersOf(second)).toEqual(['declare-interest']);
    expect(textOf(second)).toContain('once the earlier decision of this case has been answered');

    const form = await chair.get(`/meetings/${next}/do/ratify-decision?case=${ref}`);
    expect(textOf(form.text)).toContain('decision 1, at northmarch-ttcg-2026-01: transfer');
    await chair.post(`/meetings/${next}/do/ratify-decision`, { case: ref, reason: 'Keep it.' });
    expect(await ratifiedOf(house, ref)).toEqual([['transfer', 'ratified'], ['retain', null]]); // prettier-ignore
    const after = await chair.get(`/meetings/${next}`);
    expect(textOf(after.text)).toContain(`${ref}, decision 1, was ratified by`);
    const [, now = ''] = itemsOn(after.text);
    expect(offersOf(now)).toEqual(['declare-interest', 'ratify-decision', 'decline-to-ratify']);
    await chair.get(`/meetings/${next}/do/decline-to-ratify?case=${ref}`);
    await chair.post(`/meetings/${next}/do/decline-to-ratify`, { case: ref, reason: 'Ask the ROCU again.' });
    expect(textOf((await chair.get(`/meetings/${next}`)).text)).toContain(`${ref}, decision 2, was not ratified by`);
  });
  it('ESC-3: what is to be decided is carried from its own item, and not from the one that is to be ratified', async () => {
    const house = await houseOf();
    const ref = await escalated(house);
    await extraordinary(house, ref, { at: '2026-12-14T10:00:00Z', outcome: 'transfer' });
    const next = await ordinary(house);
    await give(house, ref, [SECRETARY, 'list-for-meeting', { meeting: next }]);
    await atSitting(house, next, [CHAIR, 'start', {}]);
    const secretary = await visitorOf(house, SECRETARY);
    const [ratify = '', decide = ''] = itemsOn((await secretary.get(`/meetings/${next}`)).text);
    expect(offersOf(ratify)).not.toContain('carry-item');
    expect(offersOf(decide)).toContain('carry-item');
    await secretary.get(`/meetings/${next}/do/carry-item?case=${ref}`);
    await secretary.post(`/meetings/${next}/do/carry-item`, { case: ref, reason: 'Not reached.' });
    const [still = ''] = itemsOn((await secretary.get(`/meetings/${next}`)).text);
    expect(offersOf(still)).toContain('carry-item');
    expect(textOf((await secretary.get(`/meetings/${next}/do/carry-item?case=${ref}`)).text)).toContain(
      'decision 1, at northmarch-ttcg-2026-01',
    );
  });
});
