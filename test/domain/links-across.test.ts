import { describe, expect, it } from 'vitest';
import { gatewayOfOther } from '../../domain/link-sight.ts';
import { linkTo } from '../../domain/link-state.ts';
import { awaitedOf, waitsFor } from '../../domain/waits.ts';
import { directory, personOf, policy } from '../support/rulebook.ts';
import { dunmere, neighbours, why } from './neighbours.ts';
import { caseAt } from './story.ts';

const [OFFICER, SV_MANAGER] = ['triage.northmarch', 'gateway-manager.southvale'] as const;
const to = (other: string) => ({ other, relation: 'same-group', reason: why });
const taken = (other: string) => ({ other, reason: why });

describe('DUP-3: what another gateway asks is answered on a case that is over, too', () => {
  it.each(['closed', 'declined', 'lapsed'] as const)('on one that is %s it waits, and is confirmed or refused', (stage) => {
    for (const name of ['confirm-link', 'unlink'] as const) {
      const n = neighbours();
      const [one, over] = [n.submitted(), n.submitted(dunmere, 'spoc.dunmere', { stage, pen: null, clocks: {} })];
      n.give([OFFICER, one], 'link', to(over));
      expect(waitsFor(n.caseOf(over), personOf(SV_MANAGER), { directory, policy })).toEqual([{ kind: 'link', id: one, dueAt: null }]);
      expect(awaitedOf(n.caseOf(over))).toContain('@gateway-manager');
      const before = n.caseOf(over);
      expect(n.give([SV_MANAGER, over], name, taken(one))).toMatchObject({ stage, pen: null, clocks: {}, owner: before.owner });
      expect(linkTo(n.caseOf(one), over)?.status).toBe(name === 'unlink' ? undefined : 'linked');
      expect(waitsFor(n.caseOf(over), personOf(SV_MANAGER), { directory, policy })).toEqual([]);
    }
  });
});
describe('DUP-2: the gateway of the other case is all that one needs to speak to it', () => {
  it('TRI-6: a case that moved to another region since is with the gateway that it has now', () => {
    const n = neighbours();
    const [one, two] = [n.put(caseAt('in-triage')), n.put(caseAt('in-triage'))];
    n.give([OFFICER, one], 'link', to(two));
    const gateway = () => gatewayOfOther(n.caseOf(two), linkTo(n.caseOf(one), two) ?? expect.fail(), { directory });
    expect(gateway()).toBe('northmarch-rocu');
    n.give([OFFICER, two], 'redirect', { to: { kind: 'other-gateway', body: 'southvale-rocu' }, reason: why });
    n.give([SV_MANAGER, two], 'acknowledge-redirect', {});
    expect(gateway()).toBe('southvale-rocu');
    expect(gatewayOfOther(null, linkTo(n.caseOf(one), two) ?? expect.fail(), { directory })).toBe('northmarch-rocu');
  });
});
