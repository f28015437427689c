import { describe, expect, it } from 'vitest';
import { offered } from '../../domain/decide.ts';
import { directory, factsFor } from '../support/rulebook.ts';
import { table } from './authority-gateway.ts';
import { countersigning } from './situations.ts';

const [MANAGER, MANAGER2] = ['gateway-manager.northmarch', 'gateway-manager2.northmarch'] as const;
describe('ACC-1: who may do what with a bid of the gateway, of everybody whom the directory knows', () => {
  it.each(table.map((line) => [line[0], line[1], line] as const))('%s, %s', (name, _where, [, , caseOf, allowed, barred = {}]) => {
    const on = caseOf();
    const answers = Object.keys(directory.people).map((who) => [who, offered(name, on, factsFor(who))?.code ?? 'allowed']);
    expect(answers).toEqual(
      Object.keys(directory.people).map((who) => [who, allowed.includes(who) ? 'allowed' : (barred[who] ?? 'wrong-person')]),
    );
  });
  it('TRI-8: while a recommendation waits for its second officer it is neither redirected nor given away', () => {
    expect([
      offered('redirect', countersigning(), factsFor(MANAGER))?.code,
      offered('reassign-triage', countersigning(), factsFor(MANAGER2))?.code,
    ]).toEqual(['awaiting-countersign', 'awaiting-countersign']);
  });
});
