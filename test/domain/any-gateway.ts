// The cards of the gateway, as `any-command.ts` has those of the others.
import type { Case } from '../../domain/case.ts';
import type { GatewayCommands } from '../../domain/gateway-commands.ts';
import type { RedirectTo } from '../../domain/redirect-state.ts';
import { nonsense, one, why, type Draw } from './draw.ts';

const redirectTo = (on: Case, number: number): RedirectTo => {
  const offers: readonly RedirectTo[] = [
    { kind: 'other-gateway', body: on.region === 'northmarch' ? 'southvale-rocu' : 'northmarch-rocu' },
    { kind: 'other-gateway', body: on.region === 'northmarch' ? 'southvale-rocu' : 'northmarch-rocu' },
    { kind: 'rocu-capability', body: 'northmarch-rocu' },
    { kind: 'partner', body: 'national-oversight' },
    { kind: 'force-only', body: on.owner.agency },
  ];
  return nonsense(number) ? { kind: 'other-gateway', body: 'toex-southvale' } : one(offers, number, { kind: 'partner', body: '' });
};

export const gatewayDeck: { readonly [C in keyof GatewayCommands]: (draw: Draw) => GatewayCommands[C]['payload'] } = {
  'reassign-triage': ({ number }) => ({
    to: nonsense(number)
      ? 'sia.northmarch'
      : one(['triage.northmarch', 'triage2.northmarch', 'gateway-manager.northmarch', 'triage.southvale'], number, ''),
    reason: why,
  }),
  redirect: ({ on, number }) => ({ to: redirectTo(on, number), reason: why }),
  'acknowledge-redirect': ({ number }) => (nonsense(number) ? {} : { acknowledgedBy: why, evidence: why }),
  'bounce-redirect': () => ({ reason: why }),
};
