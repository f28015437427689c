import { afterAll, beforeAll, expect, it } from 'vitest';
import { walkTo } from '../api/walk.ts';
import { houseOnPostgres } from './house-on-postgres.ts';
import { visitorOf } from './visitor.ts';

let house: Awaited<ReturnType<typeof houseOnPostgres>>;
beforeAll(async () => {
  house = await houseOnPostgres();
});
afterAll(() => house.stop());

const odd = [
  'constructor',
  'toString',
  '__proto__',
  '%00',
  '%ED%A0%80',
  '1e300',
  'Infinity',
  '9'.repeat(20),
  '-1',
  '%F0%9F%98%80',
  "'--",
  '..%2f..',
];

it('whatever stands in an address is answered as a page, never as a fault', async () => {
  const ref = await house.submit();
  await walkTo(house, ref, 'terms');
  const people = ['sio.aldershire', 'gateway-manager.northmarch', 'auditor.national', 'performance.national', 'admin.national'];
  const addresses = odd.flatMap((each) => [
    ...[`/cases/${ref}/`, `/cases/${ref}/do/`, '/cases/', '/drafts/', '/commands/', '/queues/', '/board/', '/figures/', '/meetings/'].map(
      (to) => to + each,
    ),
    ...['/administration/people/', '/assignments/', '/views/', '/demo/journey/', `/cases/${ref}/do/ask?inReplyTo=`].map((to) => to + each),
    ...['/search', '/audit', '/value', '/board/terms', '/queues/all', '/inbox', '/meetings', '/stalled'].map((to) => `${to}?page=${each}`),
    ...['region', 'agency', 'priority', 'sort', 'stage', 'from'].flatMap((name) =>
      ['/board', '/queues/all', '/figures/ageing', '/figures/throughput/csv', '/value', '/audit', '/stalled'].map(
        (to) => `${to}?${name}=${each}`,
      ),
    ),
    ...['object', 'actor', 'action'].map((name) => `/audit?${name}=${each}`),
    `/cases/${ref}/terms?from=${each}&to=${each}`,
    `/sign-in?then=${each}`,
  ]);
  const visitors = await Promise.all(people.map((who) => visitorOf(house, who)));
  const faults: string[] = [];
  for (const [place, address] of addresses.entries()) {
    const who = place % visitors.length;
    const status = (await visitors[who]?.get(address))?.status ?? 0;
    if (status === 0 || status >= 500) faults.push(`${people[who] ?? ''} ${address}: ${String(status)}`);
  }
  expect(faults).toEqual([]);
  const visitor = await visitorOf(house, 'sio.aldershire');
  for (const [to, fields] of [
    ['/search', { words: 'a\0b' }],
    ['/inbox', { notice: '\0' }],
  ] as const) {
    expect((await visitor.post(to, fields)).status).toBeLessThan(500);
    expect((await visitor.get(to)).status).toBe(200);
  }
});
