import { describe, expect, it } from 'vitest';
import { terms } from '../api/examples.ts';
import { callMeeting } from '../api/meeting.ts';
import { give, look, walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [sio, manager, secretary] = ['sio.aldershire', 'toex-manager.northmarch', 'secretary.northmarch'];
/** The lines of a calendar file, long ones joined again (RFC 5545, 3.1). */
const linesOf = (text: string): readonly string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');
const eventsOf = (text: string): readonly string[] =>
  linesOf(text).flatMap((line) => (/^(SUMMARY|DTSTART|URL)/.test(line) ? [line.replace(/^URL[^:]*:/, 'URL:')] : []));

describe('dates of a case for a calendar', () => {
  it('say what is due and where, by the case’s own terms and hold, and nothing of its content', async () => {
    const ref = await house.submit();
    await walkTo(house, ref, 'development');
    await give(house, ref, [manager, 'hold', { reasonCode: 'court', reviewBy: '2026-12-03', reason: 'The trial begins.' }]);
    const visitor = await visitorOf(house, sio);
    const page = (await visitor.get(`/cases/${ref}`)).text;
    expect(page).toContain(`href="/cases/${ref}/dates.ics"`);
    const { text, status } = await visitor.get(`/cases/${ref}/dates.ics`);
    expect(status).toBe(200);
    const terms = house.world.cases.get(ref)?.state.terms['1']?.terms;
    const product = terms?.products[0];
    expect(eventsOf(text)).toEqual([
      ...[`SUMMARY:Review of the hold: ${ref}`, 'DTSTART;VALUE=DATE:20261203', `URL:http://gateway.test/cases/${ref}`].toSorted(),
      ...(terms?.reviewPoints ?? []).flatMap((day) =>
        [
          `SUMMARY:Review point of the terms of reference: ${ref}`,
          `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
          `URL:http://gateway.test/cases/${ref}/terms`,
        ].toSorted(),
      ),
      ...[
        `SUMMARY:Product ${product?.id ?? ''} is due: ${ref}`,
        `DTSTART;VALUE=DATE:${product?.due.replaceAll('-', '') ?? ''}`,
        `URL:http://gateway.test/cases/${ref}/development`,
      ].toSorted(),
    ]);
    expect(text).not.toMatch(/trial|HEATHER|retail/i);
    expect((await (await visitorOf(house, 'sio.dunmere')).get(`/cases/${ref}/dates.ics`)).status).toBe(404);
  });
  it('taken twice are the same events: a calendar changes them in place', async () => {
    const ref = await house.submit();
    await walkTo(house, ref, 'development');
    const visitor = await visitorOf(house, sio);
    const ids = async () => linesOf((await visitor.get(`/cases/${ref}/dates.ics`)).text).filter((line) => line.startsWith('UID'));
    const first = await ids();
    expect(first.length).toBeGreaterThan(0);
    expect(new Set(first).size).toBe(first.length);
    await give(house, ref, [manager, 'hold', { reasonCode: 'court', reviewBy: '2026-12-03', reason: 'The trial begins.' }]);
    expect(await ids()).toEqual(expect.arrayContaining([...first]));
  });
  it('what is no more to come is the same event, cancelled: a review point that was moved, a hold that ended, a product that was delivered', async () => {
    const ref = await house.submit();
    await walkTo(house, ref, 'development');
    const visitor = await visitorOf(house, sio);
    /** Each event by its id, those that are cancelled in brackets. */
    const taken = async (): Promise<readonly string[]> => {
      const lines = linesOf((await visitor.get(`/cases/${ref}/dates.ics`)).text);
      const [ids, ends] = [/^UID:.*\.(.*)@/, /^(STATUS:CANCELLED|END:VEVENT)$/];
      return lines.flatMap((line, at) => {
        const id = ids.exec(line)?.[1];
        if (id === undefined) return [];
        return [lines.slice(at).find((each) => ends.test(each)) === 'STATUS:CANCELLED' ? `(${id})` : id];
      });
    };
    await give(house, ref, [manager, 'hold', { reasonCode: 'court', reviewBy: '2026-12-03', reason: 'The trial begins.' }]);
    expect(await taken()).toEqual(['hold', 'review-2027-01-08', 'product-p1']);
    await give(house, ref, [manager, 'resume', { reason: 'It is over.' }]);
    expect(await taken()).toEqual(['review-2027-01-08', 'product-p1', '(hold)']);
    const { sia = '' } = await look(house, ref, sio);
    await give(house, ref, [sia, 'propose-terms', { basedOn: 1, terms: { ...terms, reviewPoints: ['2027-01-22'] } }]);
    // What is only proposed stands in no calendar.
    expect(await taken()).toEqual(['review-2027-01-08', 'product-p1', '(hold)']);
    const digest = house.world.cases.get(ref)?.state.terms['2']?.digest;
    await give(house, ref, [sio, 'sign-terms', { version: 2, digest }]);
    expect(await taken()).toEqual(['review-2027-01-22', 'product-p1', '(review-2027-01-08)', '(hold)']);
    await walkTo(house, ref, 'product-review');
    expect(await taken()).toEqual(['review-2027-01-22', '(review-2027-01-08)', '(product-p1)', '(hold)']);
  });
});

describe('dates of a sitting for a calendar', () => {
  it('are its papers deadline and its time, for whom it opens', async () => {
    const id = await callMeeting(house);
    const visitor = await visitorOf(house, secretary);
    expect((await visitor.get(`/meetings/${id}`)).text).toContain(`href="/meetings/${id}/dates.ics"`);
    const lines = linesOf((await visitor.get(`/meetings/${id}/dates.ics`)).text);
    const due = house.world.sittings.get(id)?.state.papersDueAt ?? '';
    expect(lines).toContain(`DTSTART:${due.replace(/[-:]|\.\d+/g, '')}`);
    for (const line of ['DTSTART:20261215T100000Z', `SUMMARY:Sitting: ${id}`, `SUMMARY:Papers are due: ${id}`])
      expect(lines).toContain(line);
    expect((await (await visitorOf(house, 'sio.dunmere')).get(`/meetings/${id}/dates.ics`)).status).toBe(404);
    await house.as(secretary).post(`/meetings/${id}/commands/cancel`, { reason: 'Nothing to decide.' }).expect(200);
    expect((await visitor.get(`/meetings/${id}`)).text).not.toContain('dates.ics');
    const gone = linesOf((await visitor.get(`/meetings/${id}/dates.ics`)).text);
    expect(gone.filter((line) => line.startsWith('STATUS'))).toEqual(['STATUS:CANCELLED', 'STATUS:CANCELLED']);
    expect(gone).toContain('DTSTART:20261215T100000Z');
  });
  it('postponed or cancelled it is the same event with a higher number, so that a calendar changes what it holds', async () => {
    const id = await callMeeting(house);
    const visitor = await visitorOf(house, secretary);
    const taken = async (what: RegExp) => linesOf((await visitor.get(`/meetings/${id}/dates.ics`)).text).filter((line) => what.test(line));
    const number = async () => Number((await taken(/^SEQUENCE/)).at(-1)?.split(':')[1]);
    const [uids, first] = [await taken(/^UID/), await number()];
    await house.as(secretary).post(`/meetings/${id}/commands/postpone`, { to: '2026-12-17T10:00:00Z', reason: 'The room.' }).expect(200);
    const second = await number();
    expect([await taken(/^UID/), await taken(/^STATUS/), second > first]).toEqual([uids, [], true]);
    await house.as(secretary).post(`/meetings/${id}/commands/cancel`, { reason: 'Nothing to decide.' }).expect(200);
    expect([await taken(/^UID/), (await number()) > second]).toEqual([uids, true]);
  });
});
