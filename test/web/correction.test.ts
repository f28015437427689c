import { expect, it } from 'vitest';
import { walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();

it('ESC-5: an entry of one’s own is corrected from the history, where both are read', async () => {
  const ref = await house.submit();
  await walkTo(house, ref, 'in-triage');
  const officer = await visitorOf(house, 'triage.northmarch');
  const history = (await officer.get(`/cases/${ref}/history`)).text;
  const [link = ''] = /\/cases\/[^"]+\/do\/correct-entry\?entry=\d+/.exec(history) ?? [];
  const entry = link.split('=')[1] ?? '';
  expect((await officer.get(`/cases/${ref}`)).text).not.toContain('do/correct-entry');
  const form = (await officer.get(link)).text;
  expect(form).toContain(`entry ${entry}</p>`);
  expect(form).toContain(`name="entry" value="${entry}"`);
  const empty = await officer.post(link, { entry, correction: '' });
  expect(empty.status).toBe(422);
  const done = await officer.post(link, { entry, correction: 'Claimed for the second town too.' });
  if (done.to === '')
    console.log(
      done.status,
      done.text
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .slice(0, 1500),
    );
  expect(done.to).toBe(`/cases/${ref}/history`);
  const after = (await officer.get(done.to)).text;
  expect(after).toContain('Claimed for the second town too.');
  expect(after).toMatch(/Corrected by <a class="govuk-link" href="#entry-\d+">entry \d+<\/a>/);
  const other = await visitorOf(house, 'sio.aldershire');
  expect((await other.get(`/cases/${ref}/history`)).text).not.toContain(link);
  expect((await other.get(link)).text).toContain('No entry of yours is chosen.');
});
