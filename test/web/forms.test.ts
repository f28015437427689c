import { describe, expect, it } from 'vitest';
import { humanCommands, wireSchemas } from '../../api/json/payloads/families.ts';
import { readWire } from '../../api/json/payloads/read.ts';
import { answersIn, answersOf, bodyOf } from '../../api/web/form/answers.ts';
import { withConstants } from '../../api/web/form/constants.ts';
import { rowChangeIn, withRowChange } from '../../api/web/form/rows.ts';
import { fieldsOf } from '../../api/web/form/schema.ts';
import { bids } from '../api/samples.ts';
import { assessment, product, terms, value } from '../api/examples.ts';
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
