import { describe, expect, it } from 'vitest';
import { administrationSchemas } from '../../api/json/payloads/administration.ts';
import { wireSchemas } from '../../api/json/payloads/families.ts';
import { meetingSchemas } from '../../api/json/payloads/meetings.ts';
import { sayProblems } from '../../api/json/payloads/say.ts';
import { bodyOf } from '../../api/web/form/answers.ts';
import type { Field, Shape } from '../../api/web/form/field.ts';
import { sayOnPage } from '../../api/web/form/say.ts';
import { fieldsOf } from '../../api/web/form/schema.ts';
import { expectApproved } from '../domain/approved.ts';
import { instant } from '../domain/calendars.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';

const shown = { directory, policy, person: personOf('spoc.aldershire'), on: null, now: instant('2026-11-29T10:00:00Z') };
const forms = Object.entries({ ...wireSchemas, ...meetingSchemas, ...administrationSchemas }).map(
  ([name, schema]) => ({ name, schema, fields: fieldsOf(schema) }) as const,
);
/** Every field that something can be put into, the rows' first ones with them, by its path. */
const leaves = (fields: readonly Field[], above = ''): readonly (readonly [string, Field])[] =>
  fields.flatMap((field) => [[`${above}${field.name}`, field] as const, ...within(field.shape, `${above}${field.name}`)]);
const within = (shape: Shape, path: string): readonly (readonly [string, Field])[] => {
  if (shape.kind === 'group') return leaves(shape.fields, `${path}.`);
  if (shape.kind !== 'rows') return [];
  const { of, asks } = shape;
  const row = { name: '0', title: shape.each ?? '', asks, hint: null, optional: false, shape: of };
  return of.kind === 'group' ? leaves(of.fields, `${path}.0.`) : [[`${path}.0`, row]];
};
const blank = forms.map(({ name, schema, fields }) => {
  const problems = sayProblems(schema, bodyOf(fields, new Map()));
  return { name, problems, said: sayOnPage(fields, problems, shown) };
});

describe('what a form says of a field that is missing', () => {
  it('is asked for in words that were read and approved, by every form that is sent blank', () => {
    expect(blank.length).toBeGreaterThan(90);
    expectApproved(
      'asked-blank',
      blank.flatMap(({ name, said }) => said.map(({ path, message }) => `${name} ${path}: ${message}`)),
    );
    expectApproved(
      'asked-labels',
      [...new Set(forms.flatMap(({ fields }) => leaves(fields).map(([, { title, asks }]) => `${title} > ${asks}`)))].toSorted(),
    );
  });
  it('each label has words of its own, and none is a label put behind a verb', () => {
    const all = forms.flatMap(({ name, fields }) => leaves(fields).map(([path, field]) => ({ at: `${name} ${path}`, ...field })));
    expect(all.filter(({ asks }) => asks.startsWith('Fill in')).map(({ at }) => at)).toEqual([]);
    expect(all.filter(({ asks }) => /the (how|what|who|why|to whom|where)\b/i.test(asks)).map(({ asks }) => asks)).toEqual([]);
  });
  it('never asks a person for an id where the page offers names', () => {
    const said = blank.flatMap(({ name, said: all }) => all.map(({ message }) => `${name}: ${message}`));
    expect(said.filter((line) => /\bids?\b|\bcode\b|true or false|, as /.test(line) && !line.endsWith(': Enter the id.'))).toEqual([]);
  });
});
