import { beforeAll, describe, expect, it } from 'vitest';
import { walkTo } from '../api/walk.ts';
import { until } from '../support/wait.ts';
import { houseOf } from './house.ts';
import { textOf, visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIA, SIO, MEASURES] = ['sia.northmarch', 'sio.aldershire', 'performance.national'] as const;
let ref = '';
beforeAll(async () => {
  ref = await house.submit();
  await walkTo(house, ref, 'closed');
});

describe('VAL-2, VAL-3: the value tab of a case without JavaScript', () => {
  it('a case page offers only what can be done to some entry, and says of the rest why not', async () => {
    const read = async (who: string) => (await (await visitorOf(house, who)).get(`/cases/${ref}`)).text;
    const [mine, theirs] = [await read(SIA), await read(SIO)];
    expect(theirs).toContain('/do/verify-value"');
    for (const name of ['verify-value', 'dispute-value', 'answer-dispute', 'confirm-pnd']) expect(mine).not.toContain(`/do/${name}"`);
    expect(mine).toContain('/do/reverse-value"');
    expect(theirs).not.toContain('/do/reverse-value"');
    expect(mine).toContain('Nobody verifies or disputes an entry of their own side.');
    expect(mine).toContain('Nothing is left to confirm: no search that is logged waits for its recording on PND.');
    expect(theirs).toContain('the SIA or the TOEX manager of the region');
  });
  it('an entry is disputed, answered and verified from its own links', async () => {
    const sio = await visitorOf(house, SIO);
    expect((await sio.get(`/cases/${ref}/value`)).text).toContain(`/cases/${ref}/do/dispute-value?of=v1`);
    expect((await sio.get(`/cases/${ref}/value`)).text).not.toContain('do/reverse-value?of=v1');
    await sio.get(`/cases/${ref}/do/dispute-value?of=v1`);
    await sio.post(`/cases/${ref}/do/dispute-value`, { entry: 'v1', comments: 'Two arrests.' });
    const sia = await visitorOf(house, SIA);
    const disputed = (await sia.get(`/cases/${ref}/value`)).text;
    expect(disputed).toContain('Disputed by');
    expect(disputed).not.toContain('do/verify-value?of=v1');
    const form = (await sia.get(`/cases/${ref}/do/answer-dispute?of=v1`)).text;
    expect(form).toContain('Two arrests.');
    await sia.post(`/cases/${ref}/do/answer-dispute`, { entry: 'v1', comments: 'Three; see the log.' });
    expect((await sio.get(`/cases/${ref}/value`)).text).toContain('Three; see the log.');
    await sio.get(`/cases/${ref}/do/verify-value?of=v1`);
    await sio.post(`/cases/${ref}/do/verify-value`, { entry: 'v1', comments: 'Seen.' });
    expect((await sia.get(`/cases/${ref}/value`)).text).toContain('1 verified, 0 not verified, 0 taken back');
  });
});

describe('the value of all cases on a page', () => {
  it('figures by 4P, level, region, force and kind; what is not yet on APMIS; a link only to what opens', async () => {
    const measuring = await visitorOf(house, MEASURES);
    expect((await measuring.get('/')).text).toContain('href="/value"');
    const { text } = await measuring.get('/value');
    for (const words of ['Figures count verified entries only.', 'Pursue', 'Moderate', 'Northmarch', 'Aldershire', 'Not yet on APMIS'])
      expect(text).toContain(words);
    expect(text).toContain(ref);
    expect(text).not.toContain(`/cases/${ref}/value`);
    expect((await (await visitorOf(house, SIA)).get('/value')).text).toContain(`/cases/${ref}/value`);
    expect((await measuring.get('/value?from=2026-01-01&to=2026-01-31')).text).toContain('every verified entry of this period is there');
    const wrong = await measuring.get('/value?from=soon&to=2026-01-31');
    expect([wrong.status, wrong.text.includes('Enter the first day as a date')]).toEqual([422, true]);
  });
  it('the keying sheet has each entry field by field, under the configured headings', async () => {
    const { text } = await (await visitorOf(house, MEASURES)).get('/value/keying-sheet');
    for (const words of ['Keying sheet', `${ref} v1`, 'Evidence reference', 'APMIS reference (write in)', 'OFFICIAL-SENSITIVE'])
      expect(text).toContain(words);
    // People by their names, codes in words.
    expect(textOf(text)).toContain('Detective Chief Inspector Rowan Hale');
    expect(text).toContain('Not entered');
    for (const code of ['not-entered', SIO, '>aldershire<', 'product-delivered']) expect(text).not.toContain(code);
  });
  it('the quarterly pack of a region: both quarters side by side, with what is not yet on APMIS', async () => {
    const measuring = await visitorOf(house, MEASURES);
    expect((await measuring.get('/value')).text).toContain('Quarterly pack of the region');
    const { text } = await measuring.get('/value/quarterly-pack?region=northmarch&quarter=2026-Q4');
    for (const words of [
      'Northmarch, 2026-Q4',
      '2026-Q3',
      'Figures count verified entries only.',
      'Aldershire',
      `${ref} v1`,
      'OFFICIAL-SENSITIVE',
    ])
      expect(text).toContain(words);
    expect((await measuring.get('/value/quarterly-pack?region=southvale&quarter=2026-Q4')).text).not.toContain(ref);
    expect((await measuring.get('/value/quarterly-pack?region=northmarch&quarter=2026-Q5')).status).toBe(404);
    expect((await (await visitorOf(house, SIO)).get('/value/quarterly-pack?region=northmarch&quarter=2026-Q4')).status).toBe(403);
    expect(house.world.consulted.map(({ object }) => object)).toContain('value-pack?region=northmarch&quarter=2026-Q4');
  });
  it('VAL-6: an export comes as a file, the same for the same form, and the case knows of it', async () => {
    const measuring = await visitorOf(house, MEASURES);
    await measuring.get('/value');
    const days = { from: '2026-01-01', to: '2026-12-31', format: 'csv' };
    const sent = await measuring.post('/value', days);
    expect(sent.text).toMatch(/^OFFICIAL-SENSITIVE,/);
    expect(sent.text).toContain(ref);
    await until('the case knows', () => house.world.cases.get(ref)?.state.value['v1']?.status === 'exported');
    expect((await (await visitorOf(house, SIA)).get(`/cases/${ref}/value`)).text).toContain('Exported by');
    expect((await (await visitorOf(house, SIO)).get('/value')).text).not.toContain('Export as CSV');
  });
});
