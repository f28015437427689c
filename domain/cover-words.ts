import type { Sentence } from './sentence.ts';
import type { RuleId } from './refusals.ts';

type Of = { readonly name: string };
/** Why a command is not given by cover (ACC-6), with what the sentence needs. */
export interface CoverRefusals {
  'not-absent': Of;
  'not-the-cover': Of & { readonly cover: string | null };
  'never-by-cover': Of;
  'in-your-own-right': Of;
  'cover-opens-nothing': Of;
  'conflicted-with': Of & { readonly under: RuleId };
}
export const coverSentences: { readonly [K in keyof CoverRefusals]: Sentence<K> } = {
  'not-absent': {
    status: 403,
    says: ({ name }) =>
      `${name} is not absent, or not any more, so this is theirs to give again. Open the case to see what you can do yourself.`,
  },
  'not-the-cover': {
    status: 403,
    says: ({ name, cover }) =>
      cover === null
        ? `Nobody covers for ${name}: no deputy of their agency is here. Ask their manager to give the case to somebody who can act.`
        : `${cover} covers for ${name}, and you do not. Ask ${cover} to do it.`,
  },
  'never-by-cover': {
    status: 403,
    says: ({ name }) =>
      `This is never given by cover: ${name} gives it in person, or somebody takes their part over. Ask their manager, or wait until they are back.`,
  },
  'in-your-own-right': {
    status: 403,
    says: ({ name }) => `You may give this yourself, so it is not given for ${name}. Give it in your own name.`,
  },
  'cover-opens-nothing': {
    status: 403,
    says: ({ name }) => `Cover opens no case: you cannot open this one without ${name}. Ask their manager to give it to somebody who can.`,
  },
  'conflicted-with': {
    status: 403,
    says: ({ name, under }) =>
      `You act for ${name} here, or have done so, and what bars them bars you too (${under}). Ask somebody else who may give it.`,
  },
};
