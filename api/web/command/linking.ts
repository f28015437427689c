import { linksFor } from '../../links.ts';
import type { Link } from '../../../domain/link-state.ts';
import { mergedInto, pendingMerge } from '../../../domain/merge-state.ts';
import { worded } from '../case/open.ts';
import { nameOf } from '../../../domain/facts.ts';
import { wireSchemas } from '../../json/payloads/families.ts';
import { fieldsOf } from '../form/schema.ts';
import { first } from '../form/answers.ts';
import { choice, type Prepare } from './preparation.ts';

/** A possible overlap may be named in the address. */
export const link: Prepare = (visit) => ({ start: { other: first(visit.query, 'of') } });

/** A choice among the links that stand so and that this person may see. */
const among =
  (...statuses: readonly Link['status'][]): Prepare =>
  async (visit, on, facts) => {
    const seen = (await linksFor(visit.ports, { on, facts })).filter(({ status }) => statuses.includes(status));
    const asked = first(visit.query, 'of');
    const label = (code: string) => visit.policy.lists.linkRelations.find((each) => each.code === code)?.label ?? code;
    return {
      choices: { other: seen.map(({ other, relation }) => choice(other, `${label(relation)} ${other}`)) },
      start: { other: (seen.find(({ other }) => other === asked) ?? seen[0])?.other },
    };
  };
export const unlink = among('linked', 'proposed', 'asked');
export const confirmLink = among('asked');

/** A possible overlap may be named in the address; what a merge would move is linked instead (DUP-4). */
export const proposeMerge: Prepare = (visit, on) => ({
  start: { into: first(visit.query, 'of') },
  hints: {
    into: `A case of ${visit.directory.organisations[on.owner.agency]?.name ?? on.owner.agency}; cases of other agencies are linked, as lead and supporting`,
  },
  shown: { view: 'command/shown/merging.njk', linking: `/cases/${on.ref}/do/link` },
});
/** The SIO is asked about one proposal; what they consent to stands above. */
export const answerMerge: Prepare = async (visit, on) => {
  const merge = pendingMerge(on);
  return {
    hidden: ['into'],
    start: { into: merge?.into },
    shown: { view: 'command/shown/merging.njk', merge: await worded(visit, merge) },
  };
};
export const unmerge: Prepare = (_visit, on) => ({ hidden: ['into'], start: { into: mergedInto(on) } });

const reopenFields = fieldsOf(wireSchemas.reopen);
/** What was decided before stands in the form; only a TOEX manager says when the SIO consented (REO-1). */
export const reopen: Prepare = async (visit, on, facts) => {
  const own = visit.person.organisation === on.owner.agency;
  const sios = Object.values(facts.directory.people).filter(({ active, organisation, roles }) => active && organisation === on.owner.agency && (roles.includes('sio') || roles.includes('owner-lead'))); // prettier-ignore
  const choices = sios.map(({ id }) => choice(id, nameOf(facts, id)));
  const { controlStrategyPriority, offStrategyReason } = on.bid.forceTasking;
  return {
    fields: own
      ? reopenFields.filter(({ name }) => name !== 'sioConsent')
      : reopenFields.map((field) => (field.name === 'sioConsent' ? { ...field, optional: false } : field)),
    choices: { sio: choices, 'sioConsent.by': choices },
    start: {
      tasking: await worded(visit, { controlStrategyPriority, offStrategyReason }),
      ...(own ? {} : { sioConsent: { by: on.owner.user, at: visit.now } }),
    },
    hints: {
      sio: `Only where it is another than ${nameOf(facts, on.owner.user)}`,
      tasking: 'The decision of your own tasking meeting to ask again',
    },
  };
};
