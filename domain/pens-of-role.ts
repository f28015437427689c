// Which pens that nobody holds by name wait for somebody by a role of theirs: what `recipients` says of one case, as words that a list of
// many is asked by. What waits beside the pen too (an appeal, a redirect that a body answers, a threat that is offered) is not of them.
import { holds } from './access.ts';
import { answerers } from './asked-body.ts';
import type { Pen } from './case.ts';
import type { Directory, Person } from './directory.ts';
import type { Policy } from './policy.ts';
import type { Role } from './words.ts';

type Known = { readonly directory: Directory; readonly policy: Pick<Policy, 'bodies'> };
/** A role of a region, an agency or a body. */
export const roleIn = (place: string, role: Pen['role'] | 'restricted' | 'nobody'): string => `${place}/${role}`;

/** ACC-4: of a restricted bid a triage officer sees the stub, so that it waits for a manager; so does any where there is no officer. */
const inRegions = (who: Person, { people, regions }: Directory): readonly string[] => {
  const among = (organisation: string, role: Role): boolean =>
    Object.values(people).some((each) => each.organisation === organisation && holds(each, role));
  return Object.values(regions).flatMap(({ id, gateway, toex }) => {
    const [ofGateway, ofToex] = [who.organisation === gateway, who.organisation === toex];
    const manages = ofGateway && holds(who, 'gateway-manager');
    return [
      ...((ofGateway && holds(who, 'triage-officer')) || (manages && !among(gateway, 'triage-officer'))
        ? [roleIn(id, 'triage-officer')]
        : []),
      ...(manages ? [roleIn(id, 'gateway-manager'), roleIn(id, 'restricted')] : []),
      ...(ofToex && holds(who, 'toex-manager') ? [roleIn(id, 'toex-manager')] : []),
    ];
  });
};
const inBodies = (who: Person, { bodies }: Pick<Policy, 'bodies'>): readonly string[] =>
  Object.entries(bodies).flatMap(([id, { chair, deputyChair, secretary }]) => [
    ...(secretary === who.id ? [roleIn(id, 'secretary')] : []),
    ...([chair, deputyChair].includes(who.id) ? [roleIn(id, 'chair')] : []),
  ]);
/** Everything that waits for anybody of a role waits for this person where it is one of these words; empty for whoever has no such role. */
export const takesAs = (who: Person, { directory, policy }: Known): readonly string[] => {
  if (!who.active) return [];
  const agency = (['spoc', 'owner-lead'] as const).filter((role) => holds(who, role)).map((role) => roleIn(who.organisation, role));
  // TRI-6: for a body of which nobody has an account the gateway's manager speaks, where the officer who offered it has left.
  const unanswered = holds(who, 'gateway-manager')
    ? Object.keys(directory.organisations).filter((body) => answerers({ body, not: [] }, { directory }).length === 0)
    : [];
  return [...inRegions(who, directory), ...agency, ...inBodies(who, policy), ...unanswered.map((id) => roleIn(id, 'nobody'))];
};
