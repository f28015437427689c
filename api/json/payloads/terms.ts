import { z } from 'zod';
import { code, line, many, marking, person, sha256, some } from './fields.ts';
import type { Leaves } from './leaves.ts';
import { noted } from './notes.ts';

const products = <N, T, D>(leaf: Leaves<N, T, D>) =>
  many(
    z.strictObject({
      id: line({ title: 'Id of the product', hint: 'Such as p1; it stays the same in later versions' }, 40),
      type: code({ title: 'Type of product', list: 'productTypes' }),
      title: line({ title: 'Title' }),
      format: line({ title: 'Format' }, 100),
      due: leaf.date({ title: 'Due date' }),
      marking,
    }),
    { title: 'Products' },
  );

const period = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(z.strictObject({ from: leaf.date({ title: 'First day' }), to: leaf.date({ title: 'Last day' }) }), { title: 'Period' });
const contact = z.strictObject({ role: line({ title: 'Role' }, 100), userId: person('Person') });

/** data.md "Terms of reference", without the risk statement, which is the service's own (TOR-3). */
const terms = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      background: leaf.narrative({ title: 'Background' }),
      purpose: leaf.narrative({ title: 'Purpose' }),
      strategyRef: line({ title: "Reference of the SIO's investigation strategy" }),
      objectives: many(leaf.narrative({ title: 'Objective' }), { title: 'Objectives' }),
      questions: many(leaf.narrative({ title: 'Question' }), { title: 'Questions to answer' }),
      inScope: leaf.narrative({ title: 'In scope' }),
      outOfScope: leaf.narrative({ title: 'Out of scope' }),
      period: period(leaf),
      area: line({ title: 'Area' }),
      support: many(code({ title: 'Support', list: 'support' }), { title: 'Support', list: 'support' }),
      products: products(leaf),
      dataSources: many(code({ title: 'Source', list: 'sources' }), { title: 'Data sources', list: 'sources' }),
      authorities: leaf.narrative({ title: 'Authorities' }),
      contacts: many(contact, { title: 'Contacts' }),
      reviewPoints: many(leaf.date({ title: 'Date' }), { title: 'Review points' }),
      assumptions: leaf.narrative({ title: 'Assumptions' }),
      dissemination: leaf.narrative({ title: 'Dissemination' }),
      successMeasures: leaf.narrative({ title: 'Measures of success' }),
    }),
    { title: 'Terms of reference' },
  );

const version = noted(z.number().int().min(1).max(100_000), { title: 'Version' });
export const basedOn = noted(version.nullable(), { title: 'Version that this answers', hint: 'null for the first' });

export const proposeTerms = <N, T, D>(leaf: Leaves<N, T, D>) => z.strictObject({ terms: terms(leaf), basedOn });
export const signTerms = () => z.strictObject({ version, digest: sha256('Digest of the version that you read') });
export const rejectTerms = <N, T, D>(leaf: Leaves<N, T, D>) =>
  z.strictObject({
    comments: some(
      z.strictObject({ clause: line({ title: 'Clause', hint: 'Such as products' }, 64), text: leaf.narrative({ title: 'Comment' }) }),
      {
        title: 'Comments',
      },
    ),
  });
