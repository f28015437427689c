import { describe, expect, it } from 'vitest';
import { callMeeting } from '../api/meeting.ts';
import { walkTo } from '../api/walk.ts';
import { houseOf } from './house.ts';
import { visitorOf } from './visitor.ts';

const house = await houseOf();
const [SIO, CHAIR, SECRETARY] = ['sio.aldershire', 'chair.northmarch', 'secretary.northmarch'] as const;
const visitors = async (who: string) => ({ stranger: await visitorOf(house, null), visitor: await visitorOf(house, who) });
/** Every link of a page that leads to a file of this kind. */
const linksTo = (html: string, format: string): readonly string[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"([^>]*)>/g)].flatMap(([, href = '', more = '']) => {
    if (!href.includes(`format=${format}`)) return [];
    // A browser saves whatever a link with `download` leads to, the page on which somebody signs in too.
    expect([href, more]).toEqual([href, expect.not.stringContaining('download')]);
    return [href.replaceAll('&amp;', '&')];
  });

describe('a file is taken from the page on which it stands; once the session has ended, its reader signs in and is back there', () => {
  it('the agreed terms', async () => {
    const ref = await house.submit();
    await walkTo(house, ref, 'development');
    const { stranger, visitor } = await visitors(SIO);
    const [link = ''] = linksTo((await visitor.get(`/cases/${ref}/terms`)).text, 'pdf');
    expect(link).toBe(`/cases/${ref}/terms/1/document?format=pdf`);
    const file = await visitor.raw(link);
    expect([file.status, file.get('content-type'), file.get('content-disposition')]).toEqual([
      200,
      'application/pdf',
      expect.stringContaining('attachment'),
    ]);
    expect(await stranger.get(link)).toMatchObject({
      status: 303,
      to: `/sign-in?then=${encodeURIComponent(`/cases/${ref}/terms?version=1`)}`,
    });
    // The interface says 401 to its own clients as ever.
    expect((await stranger.raw(`/api/v1${link}`)).status).toBe(401);
    expect((await visitor.get(`/cases/${ref}/terms/9/document?format=pdf`)).status).toBe(404);
    // What cannot be had is said on a page too.
    const unknown = await visitor.get(link.replace('pdf', 'odt'));
    expect([unknown.status, unknown.text]).toEqual([422, expect.stringContaining('<h1')]);
  });
  it('pack and minutes of a sitting, dates and figures', async () => {
    const id = await callMeeting(house);
    await house.as(SECRETARY).post(`/meetings/${id}/commands/close-papers`, {}).expect(200);
    const { stranger, visitor } = await visitors(CHAIR);
    const [pack = ''] = linksTo((await visitor.get(`/meetings/${id}/pack?issue=1`)).text, 'docx');
    expect((await visitor.raw(pack)).get('content-disposition')).toContain('.docx');
    expect((await stranger.get(pack)).to).toBe(`/sign-in?then=${encodeURIComponent(`/meetings/${id}/pack?issue=1`)}`);
    await house.as(CHAIR).post(`/meetings/${id}/commands/start`, {}).expect(200);
    await house.as(CHAIR).post(`/meetings/${id}/commands/approve-minutes`, {}).expect(200);
    const [minutes = ''] = linksTo((await visitor.get(`/meetings/${id}/minutes`)).text, 'html');
    expect((await visitor.raw(minutes)).status).toBe(200);
    for (const [address, page] of [
      [minutes, `/meetings/${id}/minutes`],
      [`/meetings/${id}/dates.ics`, `/meetings/${id}`],
      ['/figures/time-spent/csv?region=northmarch', '/figures/time-spent?region=northmarch'],
    ])
      expect((await stranger.get(address ?? '')).to).toBe(`/sign-in?then=${encodeURIComponent(page ?? '')}`);
  });
});
