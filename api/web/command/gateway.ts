import { bodiesFor } from '../../../domain/asked-body.ts';
import { agencyName, nameOf } from '../../../domain/facts.ts';
import { officersFor } from '../../../domain/reassign.ts';
import { openRedirect, redirectKinds } from '../../../domain/redirect-state.ts';
import { answerers, askingOf } from '../../../domain/asked-body.ts';
import { worded } from '../case/open.ts';
import { codeInSentence } from '../wording/codes.ts';
import { choice, type Prepare } from './preparation.ts';

/** Every body to which it can go, each with the kinds for which it can. */
export const redirect: Prepare = (_visit, on, facts) => {
  const offers = redirectKinds.flatMap((kind) => bodiesFor(kind, on, facts).map(({ id, name }) => ({ id, name, kind })));
  const ids = [...new Set(offers.map(({ id }) => id))];
  const text = (id: string): string => {
    const as = offers.filter((offer) => offer.id === id);
    return `${as[0]?.name ?? id}: ${as.map(({ kind }) => codeInSentence(kind)).join(' or ')}`;
  };
  return {
    choices: { 'to.body': ids.map((id) => choice(id, text(id))) },
    hints: { 'to.body': 'Each with what it can be redirected to there' },
  };
};
/** Who offers it and why; only for a body without an account is it asked who took it up. */
export const answerRedirect: Prepare = async (visit, on, facts) => {
  const open = openRedirect(on);
  if (open === null) return {};
  const hasAccount = answerers(askingOf(on, open), facts).length > 0;
  return {
    ...(hasAccount ? { hidden: ['acknowledgedBy', 'evidence'] } : {}),
    shown: {
      view: 'command/shown/redirect.njk',
      body: agencyName(facts, open.body),
      kind: open.kind,
      by: open.by,
      at: open.at,
      reason: await worded(visit, open.reason),
      hasAccount,
    },
  };
};
export const reassignTriage: Prepare = (_visit, on, facts) => ({
  choices: { to: officersFor(on, facts).map((id) => choice(id, nameOf(facts, id))) },
});
