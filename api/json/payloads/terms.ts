import { z } from 'zod';
import { clauseTitles } from '../../../domain/terms-clauses.ts';
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
      due: leaf.date({ title: 'Due date', lies: 'ahead' }),
      marking,
    }),
    { title: clauseTitles.products },
  );

const period = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(z.strictObject({ from: leaf.date({ title: 'First day' }), to: leaf.date({ title: 'Last day' }) }), { title: clauseTitles.period });
const contact = z.strictObject({ role: line({ title: 'Role' }, 100), userId: person('Person') });

/** data.md "Terms of reference", without the risk statement, which is the service's own (TOR-3). */
const terms = <N, T, D>(leaf: Leaves<N, T, D>) =>
  noted(
    z.strictObject({
      background: leaf.narrative({ title: clauseTitles.background }),
      purpose: leaf.narrative({ title: clauseTitles.purpose }),
      strategyRef: line({ title: clauseTitles.strategyRef }),
      objectives: many(leaf.narrative({ title: 'Objective' }), { title: clauseTitles.objectives }),
      questions: many(leaf.narrative({ title: 'Question' }), { title: clauseTitles.questions }),
      inScope: leaf.narrative({ title: clauseTitles.inScope }),
      outOfScope: leaf.narrative({ title: clauseTitles.outOfScope }),
      period: period(leaf),
      area: line({ title: clauseTitles.area }),
      support: many(code({ title: 'Support', list: 'support' }), { title: clauseTitles.support, list: 'support' }),
      products: products(leaf),
      dataSources: many(code({ title: 'Source', list: 'sources' }), { title: clauseTitles.dataSources, list: 'sources' }),
      authorities: leaf.narrative({ title: clauseTitles.authorities }),
      contacts: many(contact, { title: clauseTitles.contacts }),
      reviewPoints: many(leaf.date({ title: 'Date', lies: 'ahead' }), { title: clauseTitles.reviewPoints }),
      assumptions: leaf.narrative({ title: clauseTitles.assumptions }),
      dissemination: leaf.narrative({ title: clauseTitles.dissemination }),
      successMeasures: leaf.narrative({ title: clauseTitles.successMeasures }),
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
