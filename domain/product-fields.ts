import type { Commands, SubmittedProduct } from './commands.ts';
import type { Product, TacticalOption } from './development-state.ts';
import { person, type Facts } from './facts.ts';
import { byCodes } from './field-rules.ts';
import type { FieldProblem } from './refusals.ts';

type AcceptedOption = NonNullable<Commands['accept-product']['payload']['options']>[number];

const asked = (path: string, message: string): FieldProblem => ({ path: `product.${path}`, message });

/** What is wrong with a product as it is submitted, at once. Strand and P of an option are there by type (DEV-6). */
export const productProblems = (product: SubmittedProduct, facts: Facts): readonly FieldProblem[] => [
  ...(product.title.trim() === '' ? [asked('title', 'Give the title of the product.')] : []),
  ...(product.heldAt.trim() === '' ? [asked('heldAt', 'Say where the document is held.')] : []),
  ...(product.authors.length === 0 ? [asked('authors', 'Name at least one author.')] : []),
  ...byCodes('techniques', product.techniques, { path: 'product.techniques', facts }),
  ...(facts.policy.markings.includes(product.marking)
    ? []
    : [{ ...asked('marking', `Mark the product ${facts.policy.markings.join(' or ')}.`), rule: 'BID-6' as const }]),
];

/** DEV-6: the options as they are kept: numbered, undecided. */
export const numbered = ({ options }: SubmittedProduct): readonly TacticalOption[] =>
  options.map((option, index) => ({ ...option, id: `o${String(index + 1)}`, adopted: null, owner: null, reason: null }));

/** DEV-5: silence is never acceptance, so every option is answered, once; and nothing else is. */
export const answerProblems = (product: Product, answers: readonly AcceptedOption[], facts: Facts): readonly FieldProblem[] => {
  const known = product.options.map(({ id }) => id);
  const open = known.filter((id) => !answers.some((answer) => answer.id === id));
  const answered = answers.flatMap(({ id, owner }, index): readonly FieldProblem[] => {
    const path = `options.${String(index)}`;
    const twice = answers.some((other, earlier) => other.id === id && earlier < index);
    return [
      ...(known.includes(id)
        ? []
        : [{ path: `${path}.id`, rule: 'DEV-6' as const, message: `Answer only options of this product: ${known.join(', ')}.` }]),
      ...(twice ? [{ path: `${path}.id`, rule: 'DEV-5' as const, message: `Answer option ${id.slice(0, 40)} once.` }] : []),
      ...(owner === undefined || person(facts, owner)?.active === true
        ? []
        : [
            {
              path: `${path}.owner`,
              rule: 'DEV-6' as const,
              message: 'Name an active person of the directory as the owner of the option.',
            },
          ]),
    ];
  });
  const missing = `Say for each tactical option whether it is adopted. Still to answer: ${open.join(', ')}.`;
  return [...answered, ...(open.length === 0 ? [] : [{ path: 'options', rule: 'DEV-5' as const, message: missing }])];
};
export const answered = (product: Product, answers: readonly AcceptedOption[]): readonly TacticalOption[] =>
  product.options.map((option) => {
    const answer = answers.find(({ id }) => id === option.id);
    return answer === undefined
      ? option
      : { ...option, adopted: answer.adopted, owner: answer.owner ?? null, reason: answer.reason ?? null };
  });
