import request from 'supertest';
import { expect, it } from 'vitest';
import { houseOf, siteOn } from './house.ts';

it('the service bears the name and the colours of whoever runs it, on every page', async () => {
  const { ports } = await houseOf();
  const colours = { brand: '#5a1f2b', ink: '#221014', pale: '#f7efe9', line: '#d8c3b5', link: '#7a1f3d' };
  const site = await siteOn(ports, { brand: { name: 'Taskings of the North', colours } });
  const { text } = await request(site).get('/sign-in').expect(200);
  expect(text).toContain('– Taskings of the North</title>');
  expect(text).toContain('href="/">Taskings of the North</a>');
  expect(text).toContain('content="#5a1f2b"');
  expect(text).not.toContain('Tasking Gateway');
  const sheet = await request(site).get('/assets/brand.css').expect(200).expect('Content-Type', /css/);
  for (const [name, colour] of [
    ['--app-brand', colours.brand],
    ['--app-ink', colours.ink],
    ['--govuk-brand-colour', colours.brand],
    ['--govuk-link-colour', colours.link],
  ])
    expect(sheet.text).toContain(`${String(name)}:${String(colour)}`);
});
it('every colour that the sheet takes from it is one that the style sheet uses', async () => {
  const { site } = await houseOf();
  const [brand, sheet] = await Promise.all(['/assets/brand.css', '/assets/app.css'].map((name) => request(site).get(name).expect(200)));
  const named = [...(brand?.text ?? '').matchAll(/(--[a-z-]+):/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !sheet?.text.includes(`var(${name},`))).toEqual([]);
});
it('the style sheet comes compressed as its browser takes it; a page, which holds the token of its form, never does (BREACH)', async () => {
  const { site } = await houseOf();
  const asked = (path: string, encodings: string) => request(site).get(path).set('Accept-Encoding', encodings).expect(200);
  for (const [taken, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ] as const) {
    const sheet = await asked('/assets/app.css', taken);
    expect([sheet.get('Content-Encoding'), sheet.get('Vary'), sheet.get('Content-Type')]).toEqual([
      encoding,
      'Accept-Encoding',
      'text/css; charset=utf-8',
    ]);
    expect((await asked('/sign-in', taken)).get('Content-Encoding')).toBeUndefined();
  }
});
