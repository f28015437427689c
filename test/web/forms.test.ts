import { describe, expect, it } from 'vitest';
import { humanCommands, wireSchemas } from '../../api/json/payloads/families.ts';
import { readWire } from '../../api/json/payloads/read.ts';
import { answersIn, answersOf, bodyOf } from '../../api/web/form/answers.ts';
import { withConstants } from '../../api/web/form/constants.ts';
import { rowChangeIn, withRowChange } from '../../api/web/form/rows.ts';
import type { World } from '../../api/web/form/choices.ts';
import type { Field } from '../../api/web/form/field.ts';
import { linesOf } from '../../api/web/form/read-out.ts';
import { fieldsOf } from '../../api/web/form/schema.ts';
import { bids } from '../api/samples.ts';
import { assessment, product, terms, value } from '../api/examples.ts';
import { directory } from '../support/rulebook.ts';
import { soundBid } from './bid-form.ts';

const encode = (fields: Readonly<Record<string, string | readonly string[]>>): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, each]) => [each].flat().map((one): [string, string] => [name, one])),
  ).toString();
const bidFields = fieldsOf(wireSchemas['submit-bid']);

describe('a generated form asks everything that its schema asks', () => {
  it.each(humanCommands)('%s has a question for every field', (name) => {
    expect(fieldsOf(wireSchemas[name]).map((field) => field.name)).toEqual(Object.keys(wireSchemas[name].shape));
  });
  it.each(bids.map(({ bid }, index) => [index, bid] as const))('sample bid %i goes through a form unchanged', (_index, bid) => {
    expect(bodyOf(bidFields, answersOf(bidFields, bid))).toEqual(withoutEmpty(bid));
  });
  it.each([
    ['recommend', { assessment }],
    ['propose-terms', { basedOn: 1, terms }],
    ['submit-product', { product }],
    ['log-value', { value }],
  ] as const)('an example of %s goes through a form unchanged', (name, body) => {
    const fields = fieldsOf(wireSchemas[name]);
    expect(bodyOf(fields, answersOf(fields, body))).toEqual(body);
  });
});

describe('what was filled in is what is handed over', () => {
  const body = bodyOf(bidFields, answersIn(encode(soundBid)));
  it('is a bid that the interface takes', () => {
    expect(readWire('submit-bid', body)).toMatchObject({ ok: true });
  });
  it('leaves blank rows and blank optional fields out', () => {
    expect(body).toMatchObject({ investigation: { keyDates: [{ what: 'strategy meeting', date: '2026-12-04' }] } });
    expect(body).not.toHaveProperty('investigation.otherAgencies');
    expect(body).not.toHaveProperty('deputySio');
    expect(body).not.toHaveProperty('initialScore');
  });
  it('adds the scheme only to a score that was given', () => {
    const constants = { 'initialScore.scheme': 'demo-harm-score', 'initialScore.schemeVersion': 1 };
    expect(withConstants(body, constants)).not.toHaveProperty('initialScore');
    const scored = bodyOf(bidFields, answersIn(encode({ ...soundBid, 'initialScore.scope': '3' })));
    expect(withConstants(scored, constants)).toMatchObject({ initialScore: { scope: 3, scheme: 'demo-harm-score', schemeVersion: 1 } });
  });
  it('keeps what is no date, so that it can be told and put right', () => {
    const wrong = bodyOf(bidFields, answersIn(encode({ ...soundBid, 'forceTasking.meetingDate.day': 'x' })));
    expect(answersOf(bidFields, wrong).get('forceTasking.meetingDate.month')).toEqual(['11']);
  });
});

describe('a day and a time, as they are typed', () => {
  const fields: readonly Field[] = [
    { name: 'at', title: 'Time', asks: 'Enter the time', hint: '', shape: { kind: 'moment' }, optional: false },
  ];
  const parts = ['day', 'month', 'year', 'time'];
  /** Day, month, year and time, with blanks between. */
  const typed = (text: string) => {
    const words = text.split(' ');
    return bodyOf(fields, answersIn(encode(Object.fromEntries(parts.map((part, place) => [`at.${part}`, words[place] ?? ''])))))['at'];
  };
  it('are an instant by the clock on the wall', () => {
    expect(typed('1 7 2026 9.05')).toBe('2026-07-01T08:05:00.000Z');
    expect(typed('29 2 2028 10:00')).toBe('2028-02-29T10:00:00.000Z');
  });
  it.each([
    ['a day that its month has not', '31 2 2027 10:00', '2027-02-31\n10:00'],
    ['the 29th of February in a year without one', '29 2 2027 10:00', '2027-02-29\n10:00'],
    ['the hour that the clocks skip', '28 3 2027 01:30', '2027-03-28\n01:30'],
    ['an hour that no day has', '1 3 2027 24:00', '2027-03-01\n24:00'],
  ])('are kept as they are, and never made another, for %s', (_, text, said) => {
    const kept = typed(text);
    expect(kept).toBe(said);
    const again = answersOf(fields, { at: kept });
    expect(parts.map((part) => again.get(`at.${part}`)?.[0]).join(' ')).toBe(text);
  });
});

describe('a time that is none', () => {
  const fields: readonly Field[] = [
    { name: 'at', title: 'Time', hint: '', shape: { kind: 'moment' }, optional: false, asks: 'Enter the time' },
  ];
  const parts = ['day', 'month', 'year', 'time'];
  it.each([
    ['with a blank in it', ['1', '12', '2026', '9 am'], '1 December 2026, 9 am'],
    ['with stops', ['1', '12', '2026', '9 a.m.'], '1 December 2026, 9 a.m.'],
    ['beside a day that is none', ['Tuesday 1', '12', '2026', '09:00'], 'Tuesday 1 12 2026, 09:00'],
    ['beside a whole day in one box', ['2026-12-01', '', '', 'noon'], '2026-12-01 (no month) (no year), noon'],
    ['and no day', ['', '', '', '10:00'], '(no day), 10:00'],
  ])('comes back as it was typed, and is read out so: %s', (_, typed, said) => {
    const body = bodyOf(fields, answersIn(encode(Object.fromEntries(parts.map((part, place) => [`at.${part}`, typed[place] ?? ''])))));
    const again = answersOf(fields, body);
    expect(parts.map((part) => again.get(`at.${part}`)?.[0])).toEqual(typed);
    expect(linesOf(fields, body, { path: '', world: { directory } as unknown as World })).toEqual([{ title: 'Time', values: [said] }]);
  });
});

describe('a day that is half typed', () => {
  const fields: readonly Field[] = [{ name: 'on', title: 'Day', hint: '', shape: { kind: 'day' }, optional: false, asks: 'Enter the day' }];
  const parts = ['day', 'month', 'year'];
  it.each([
    ['no month', ['5', '', '2026'], '5 (no month) 2026'],
    ['no day', ['', '3', '2026'], '(no day) 3 2026'],
    ['no year', ['5', '3', ''], '5 3 (no year)'],
    ['a day that its month has not', ['31', '2', '2027'], '31 2 2027'],
    ['a word', ['fifth', '3', '2026'], 'fifth 3 2026'],
    ['the whole of it in one box', ['2026-12-01', '', ''], '2026-12-01 (no month) (no year)'],
    ['the whole of it in the last box', ['', '', '1-12-2026'], '(no day) (no month) 1-12-2026'],
    ['all of it', ['5', '3', '2026'], '5 March 2026'],
  ])('comes back as it was typed, and is read out so: %s', (_, typed, said) => {
    const body = bodyOf(fields, answersIn(encode(Object.fromEntries(parts.map((part, place) => [`on.${part}`, typed[place] ?? ''])))));
    const again = answersOf(fields, body);
    expect(parts.map((part) => again.get(`on.${part}`)?.[0])).toEqual(typed);
    expect(linesOf(fields, body, { path: '', world: { directory } as unknown as World })).toEqual([{ title: 'Day', values: [said] }]);
  });
});

describe('rows are added and taken away by the server', () => {
  const places = answersIn('places.count=2&places.0=Lower+Stow&places.1=Wexham');
  it('adds a blank one behind those that are filled', () => {
    expect(withRowChange(bidFields, places, { kind: 'add', path: 'places' }).get('places.count')).toEqual(['3']);
  });
  it('takes one away and moves the rest up', () => {
    const left = withRowChange(bidFields, places, { kind: 'remove', path: 'places.0' });
    expect([left.get('places.count'), left.get('places.0')]).toEqual([['1'], ['Wexham']]);
  });
  it('reads the button that was pressed', () => {
    expect(rowChangeIn(answersIn('_do=remove%3Aplaces.1'))).toEqual({ kind: 'remove', path: 'places.1' });
    expect(rowChangeIn(answersIn('_do=keep'))).toBeNull();
  });
  it('never draws more rows than a person would', () => {
    expect(withRowChange(bidFields, answersIn('places.count=1000000000'), { kind: 'add', path: 'places' }).get('places.count')).toEqual([
      '2',
    ]);
  });
});

const withoutEmpty = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => !(Array.isArray(each) && each.length === 0))
      .map(([key, each]) => [key, withoutEmpty(each)]),
  );
};
