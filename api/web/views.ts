import nunjucks from 'nunjucks';
import type { Brand } from './settings.ts';
import { inSentence } from '../../domain/sentence.ts';

const here = import.meta.dirname;

const sides = (signatures: unknown): readonly unknown[] =>
  Array.isArray(signatures)
    ? signatures.map((each: unknown) => (typeof each === 'object' && each !== null && 'side' in each ? each.side : null))
    : [];

/** Templates lie beside their pages. Everything that they print is escaped. */
export const makeViews = ({ name, colours }: Brand): nunjucks.Environment => {
  const views = new nunjucks.Environment(new nunjucks.FileSystemLoader(here), { autoescape: true, trimBlocks: true, lstripBlocks: true });
  views.addGlobal('service', { name, colour: colours.brand });
  views.addFilter('last_part', (name: string) => name.split('.').at(-1) ?? name);
  views.addFilter('in_sentence', inSentence);
  views.addFilter('signed_by', (signatures: unknown, side: string) => sides(signatures).includes(side));
  return views;
};
