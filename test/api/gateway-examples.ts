import type { GatewayCommands } from '../../domain/gateway-commands.ts';

/** One sound body, or several, of each command of the gateway, as `examples.ts` has them of the others. */
export const gatewayExamples: { readonly [C in keyof GatewayCommands]: readonly object[] } = {
  'reassign-triage': [{ to: 'triage2.northmarch', reason: 'Away from tomorrow.' }],
  redirect: [{ to: { kind: 'other-gateway', body: 'southvale-rocu' }, reason: 'The group lives in the other region.' }],
  'acknowledge-redirect': [{}, { acknowledgedBy: 'The duty manager of the partner.', evidence: 'Their letter of 3 December.' }],
  'bounce-redirect': [{ reason: 'Not ours.' }],
};
