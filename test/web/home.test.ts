import { describe, expect, it } from 'vitest';
import { terms, value } from '../api/examples.ts';
import { give, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const [sio, sio2, sia, officer] = ['sio.aldershire', 'sio2.aldershire', 'sia.northmarch', 'triage.northmarch'] as const;
const house = await houseOf();
const homeOf = async (who: string): Promise<string> => (await (await visitorOf(house, who)).get('/')).text;
const at = async (stage: string): Promise<string> => {
  const ref = await house.submit();
  await walkTo(house, ref, stage);
  return ref;
};
/** Each row of what waits beside the pen: the case, what is asked, and where it is done. */
const rows = (html: string): readonly string[] => {
  const [, after = ''] = html.split('Also waiting for you (');
  return [...(after.split('</table>')[0] ?? '').matchAll(/<td[^>]*><a[^>]*href="([^"]*)">([^<]*)/g)].map(
    ([, href, text]) => `${String(href)} ${String(text)}`,
  );
};

describe('home: what waits for me beside the pen', () => {
  it('stands there with what is asked and where it is done, until it is done', async () => {
    const ref = await at('development');
    await give(house, ref, [sio, 'propose-handover', { to: sio2, reason: 'Posted elsewhere.' }]);
    await give(house, ref, [officer, 'ask', { to: 'force', text: 'Which towns?' }]);
    const held = (await house.ports.files.open(ref))?.sia ?? sia;
    const wider = { ...terms, purpose: 'A wider purpose.' };
    await give(house, ref, [held, 'propose-terms', { basedOn: 1, terms: wider }]);
    await give(house, ref, [held, 'log-value', { value: { ...value, kind: 'product-delivered', dateOfEvent: '2026-11-20' } }]);
    expect(rows(await homeOf(sio2))).toEqual([`/cases/${ref}/ownership You are named as the next SIO: accept or refuse`]);
    expect(rows(await homeOf(sio)).toSorted()).toEqual([
      `/cases/${ref}/messages A question is put to you: reply`,
      `/cases/${ref}/terms Terms version 2 wait for your signature, or for your comments`,
      `/cases/${ref}/value Value entry v1 of the other side: verify or dispute it`,
    ]);
    await give(house, ref, [sio, 'dispute-value', { entry: 'v1', comments: 'Two, not three.' }]);
    await give(house, ref, [sio, 'reply', { inReplyTo: 'm1', text: 'Two of them.' }]);
    await give(house, ref, [sio2, 'refuse-handover', { reason: 'On leave.' }]);
    expect(rows(await homeOf(held))).toEqual([`/cases/${ref}/value Value entry v1 of your side is disputed: answer, or take it back`]);
    expect(rows(await homeOf(sio))).toHaveLength(1);
    expect(await homeOf(sio2)).not.toContain('Also waiting for you');
  });
  it('ACC-3: nothing of a case that does not open', async () => {
    const ref = await at('terms');
    await give(house, ref, [sio, 'ask', { to: 'gateway', text: 'How long?' }]);
    expect(rows(await homeOf(officer)).join()).toContain(ref);
    expect(await homeOf('triage.southvale')).not.toContain(ref);
  });
});
