import type { Facts } from './facts.ts';
import type { ListName } from './policy.ts';
import type { FieldProblem } from './refusals.ts';
import { schemeOf, type Score } from './score.ts';

/** A score must name a scheme of the policy in force. */
export const byScore = (score: Score | undefined, path: string, facts: Facts): readonly FieldProblem[] =>
  score === undefined || schemeOf(facts.policy.schemes, score) !== null
    ? []
    : [
        {
          path: `${path}.scheme`,
          message: `Choose a scoring scheme that is in force: ${facts.policy.schemes.map(({ id, version }) => `${id} version ${String(version)}`).join(', ')}.`,
        },
      ];

/** Codes are policy data: each must stand in its list. `path` is that of the list, or of the single code. */
export const byCodes = (
  list: ListName,
  codes: string | readonly string[] | undefined,
  { path, facts }: { readonly path: string; readonly facts: Facts },
): readonly FieldProblem[] => {
  const known = facts.policy.lists[list].map(({ code }) => code);
  const say = (code: string) => `Replace ${code.slice(0, 60)} by one of: ${known.join(', ')}.`;
  if (typeof codes === 'string') return known.includes(codes) ? [] : [{ path, message: say(codes) }];
  return (codes ?? []).flatMap((code, index) => (known.includes(code) ? [] : [{ path: `${path}.${String(index)}`, message: say(code) }]));
};
