import { describe, expect, it } from 'vitest';
import { digestOf } from '../../api/digest.ts';
import { gatewayOf } from '../api/gateway.ts';
import { siteOn } from './house.ts';
import { hidden, visitorOf } from './visitor.ts';

const [AUDITOR, ADMIN] = ['auditor.national', 'admin.national'] as const;
const FORM = '/audit/verifications';
/** A service whose verification says how far it is, and ends when it is let go; how often it was begun. */
const slowly = async () => {
  const { ports, world } = gatewayOf();
  const begun: (() => void)[] = [];
  const verify: typeof ports.verifier.verify = (told) =>
    new Promise((resolve) => {
      told?.(300, 1000);
      begun.push(() => {
        resolve({ ok: true, checked: 1000 });
      });
    });
  const site = await siteOn({ ...ports, verifier: { verify } });
  const visitor = await visitorOf({ site }, AUDITOR);
  const form = async () => {
    const { text } = await visitor.get('/audit');
    return { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key') };
  };
  return { ports, site, visitor, form, begun, logged: () => world.consulted.filter(({ action }) => action === 'verify').length };
};

describe('REC-1: the auditor verifies the whole journal on a page', () => {
  it('which says how far it is; pressed twice it is one verification, whose verdict stays there', async () => {
    const { site, visitor, form, begun, logged } = await slowly();
    const sent = await form();
    const [one, two] = await Promise.all([visitor.send(FORM, sent), visitor.send(FORM, sent)]);
    expect([one.status, two.to]).toEqual([303, one.to]);
    const meanwhile = await visitor.get(one.to);
    expect([meanwhile.status, meanwhile.text]).toEqual([200, expect.stringContaining('300 of 1000 entries are checked.')]);
    expect(begun).toHaveLength(1);
    begun[0]?.();
    for (const { text } of [await visitor.get(one.to), await visitor.get((await visitor.send(FORM, sent)).to)]) {
      expect(text).toContain('Every chain holds.');
      expect(text).toContain('1000 entries were recomputed');
    }
    expect([begun.length, logged()]).toEqual([1, 1]);
    // It is its asker's own; another form is another verification.
    expect((await (await visitorOf({ site }, ADMIN)).get(one.to)).status).toBe(404);
    expect((await visitor.send(FORM, await form())).to).not.toBe(one.to);
    expect([begun.length, logged()]).toEqual([2, 2]);
  });
  it('and which has it begun anew where a process died over it', async () => {
    const { ports, visitor, begun } = await slowly();
    const goal = JSON.stringify({ verify: 'journal' });
    await ports.errands.begin({ caller: AUDITOR, key: 'left-behind', digest: digestOf({ page: 'verify' }), goal });
    expect((await visitor.get(`${FORM}/left-behind`)).text).toContain('300 of 1000');
    begun[0]?.();
    expect((await visitor.get(`${FORM}/left-behind`)).text).toContain('Every chain holds.');
    expect(begun).toHaveLength(1);
  });
  it('what is broken off says nothing of the record, and is begun anew under the same key', async () => {
    const { ports } = gatewayOf();
    let falls = true;
    const verify = () => (falls ? Promise.reject(new Error('a fault')) : ports.verifier.verify());
    const visitor = await visitorOf({ site: await siteOn({ ...ports, verifier: { verify } }) }, AUDITOR);
    const { text } = await visitor.get('/audit');
    const sent = { _csrf: hidden(text, '_csrf'), _key: hidden(text, '_key') };
    expect((await visitor.send(FORM, sent)).status).toBe(500);
    const page = await visitor.get(`${FORM}/${sent._key}`);
    expect(page.text).toContain('The verification was broken off');
    expect(page.text).not.toContain('chain holds');
    falls = false;
    expect((await visitor.get((await visitor.send(FORM, sent)).to)).text).toContain('Every chain holds.');
  });
});
