import { opensForGiver } from './acting.ts';
import { caseBeside, onCase, type Reach, type Touched } from './beside.ts';
import type { Case } from './case.ts';
import type { Drafted } from './entries.ts';
import type { Facts } from './facts.ts';
import { byCodes } from './field-rules.ts';
import { disclosedTo } from './disclosure.ts';
import { linkTo, linksOf, type Link } from './link-state.ts';
import type { Policy } from './policy.ts';
import { readReference } from './reference.ts';
import { refuse, alsoOn, no, yes, type Rows } from './table.ts';
import type { Refusal } from './refusals.ts';
import { stamp } from './sides.ts';
import { anyStage, live } from './stages.ts';
import { gatewayManager, triageBars, triageOfficer } from './triage.ts';
import type { Narrative, Ref } from './words.ts';

/** The reference that was meant; what is none is looked for as it stands, and found nowhere. */
const meant = (other: Ref): Ref => readReference(other) ?? other;
const otherCase = (_on: Case, payload: { readonly other: Ref } | null): readonly Reach[] =>
  payload === null ? [] : [{ stream: meant(payload.other) }];
/** What the other case is to this one, where this one is `relation` to it. */
export const inverseOf = (relation: string, { lists }: Pick<Policy, 'lists'>): string =>
  lists.linkRelations.find(({ code }) => code === relation)?.inverse ?? relation;

const gatewayOf = ({ region }: Pick<Case, 'region'>, { directory }: Pick<Facts, 'directory'>): string =>
  directory.regions[region]?.gateway ?? '';
type Making = { readonly other: Case; readonly relation: string; readonly reason: Narrative };
type Pair = { readonly own: Link; readonly its: Link };
const pairOf = (on: Case, { other, relation, reason }: Making, facts: Facts): Pair => {
  const made = { ...stamp(facts), reason, confirmed: null };
  // Across regions, and where the actor could not open it or sees its stub only (ACC-4), the gateway of the other case says whether it is so.
  const sees = opensForGiver(other, facts) === 'page';
  const atOnce = other.region === on.region && sees;
  return {
    own: { ...made, other: other.ref, relation, gateway: gatewayOf(other, facts), status: atOnce ? 'linked' : 'proposed' },
    its: {
      ...made,
      other: on.ref,
      relation: inverseOf(relation, facts.policy),
      gateway: gatewayOf(on, facts),
      status: atOnce ? 'linked' : 'asked',
    },
  };
};
const said = ({ other, relation, reason }: Link) => ({ other, relation, ...(reason === undefined ? {} : { reason }) });
const made = (link: Link): Drafted => ({
  type: link.status === 'linked' ? 'linked' : 'link-proposed',
  about: said(link),
  after: { links: { [link.other]: link } },
});

const unlinkable = (on: Case, other: Case | null, named: Ref): Refusal | null => {
  const problem = (message: string) => refuse('fields-refused', 'DUP-3', { problems: [{ path: 'other', rule: 'DUP-3', message }] });
  if (named === on.ref) return problem('Give the reference of another case than this one.');
  if (other === null) return problem('Check the reference, with its last character. No case has it.');
  const standing = linkTo(on, named);
  return standing === null
    ? null
    : refuse('linked-already', 'DUP-3', {
        ref: named,
        standing: standing.status === 'linked' ? 'stands already' : 'waits for the other gateway to confirm it',
      });
};
const someLink = (on: Case, statuses: readonly Link['status'][]): boolean => linksOf(on).some(({ status }) => statuses.includes(status));

const beside = { whileHeld: true, whileSioUnavailable: true, touches: otherCase } as const;
export const linkRows: Rows<'link' | 'unlink' | 'confirm-link'> = {
  link: {
    ...beside,
    rule: 'DUP-3',
    who: [triageOfficer, gatewayManager, { relation: 'sia' }],
    stages: live,
    bars: triageBars,
    decide: (on, { other: named, relation, reason }, facts) => {
      const problems = byCodes('linkRelations', relation, { path: 'relation', facts }).map((each) => ({ ...each, rule: 'DUP-3' as const }));
      if (problems.length > 0) return no(refuse('fields-refused', 'DUP-3', { problems }));
      const other = caseBeside(facts, meant(named));
      const refusal = unlinkable(on, other, meant(named));
      if (refusal !== null || other === null) return no(refusal ?? refuse('moved-on', 'DUP-3', {}));
      const { own, its } = pairOf(on, { other, relation, reason }, facts);
      const disclosed = disclosedTo({ on, link: own }, { on: other, link: its });
      return alsoOn(yes(made(own), ...disclosed.own), [onCase(other.ref, made(its), ...disclosed.its)]);
    },
  },
  unlink: {
    ...beside,
    rule: 'DUP-3',
    who: [triageOfficer, gatewayManager, { relation: 'sia' }],
    stages: anyStage,
    bars: triageBars,
    elsewhere: (on) => (linksOf(on).length === 0 ? refuse('nothing-linked', 'DUP-3', {}) : null),
    decide: (on, { other: named, reason }, facts) => {
      const link = linkTo(on, meant(named));
      if (link === null) return no(refuse('unknown-entry', 'DUP-3', { what: 'link to', id: named }));
      const other = caseBeside(facts, link.other);
      const asked = link.status === 'asked';
      const gone = (of: Link, key: Ref): Drafted => ({
        type: 'unlinked',
        about: { ...said(of), reason, asked },
        after: { links: { [key]: null } },
      });
      const its = other === null ? null : linkTo(other, on.ref);
      const touched: readonly Touched[] = its === null || other === null ? [] : [onCase(other.ref, gone(its, on.ref))];
      return alsoOn(yes(gone(link, link.other)), touched);
    },
  },
  'confirm-link': {
    ...beside,
    rule: 'DUP-3',
    who: [triageOfficer, gatewayManager],
    stages: anyStage,
    bars: triageBars,
    elsewhere: (on) => (!someLink(on, ['asked']) ? refuse('no-link-asked', 'DUP-3', {}) : null),
    decide: (on, { other: named, reason }, facts) => {
      const link = linkTo(on, meant(named));
      const other = link === null ? null : caseBeside(facts, link.other);
      const its = other === null ? null : linkTo(other, on.ref);
      if (link === null || other === null || its === null) return no(refuse('unknown-entry', 'DUP-3', { what: 'link to', id: named }));
      if (link.status !== 'asked')
        return no(
          link.status === 'linked'
            ? refuse('already-recorded', 'DUP-3', { what: `The link to ${link.other}` })
            : refuse('wrong-person', 'DUP-3', { who: ['the gateway of the other case'] }),
        );
      const confirmed = stamp(facts);
      const [own, theirs]: readonly [Link, Link] = [
        { ...link, status: 'linked', confirmed },
        { ...its, status: 'linked', confirmed },
      ];
      const draft = (of: Link): Drafted => ({
        type: 'link-confirmed',
        about: { ...said(of), reason },
        after: { links: { [of.other]: of } },
      });
      const disclosed = disclosedTo({ on, link: own }, { on: other, link: theirs });
      return alsoOn(yes(draft(own), ...disclosed.own), [onCase(other.ref, draft(theirs), ...disclosed.its)]);
    },
  },
};
