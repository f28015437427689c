import { describe, expect, it } from 'vitest';
import type { Ports } from '../../api/ports.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { until } from '../support/wait.ts';
import { value } from './examples.ts';
import { gatewayOn } from './gateway.ts';
import { give, walkTo } from './walk.ts';

const [SIA, TOEX] = ['sia.northmarch', 'toex-manager.northmarch'] as const;
const entry = { ...value, kind: 'product-delivered', dateOfEvent: '2026-11-20' };

/** A gateway whose first word to the cases is lost, as if the process had died there. */
const dyingOnce = () => {
  const world = worldAt();
  const whole = memoryPorts(world);
  let died = false;
  const ports: Ports = {
    ...whole,
    valueExports: {
      tell: async (exported) => {
        if (!died) {
          died = true;
          throw new Error('the process died');
        }
        await whole.valueExports.tell(exported);
      },
    },
  };
  return { world, ...gatewayOn(ports) };
};

describe('REC-2: an export that was begun comes to the same, whatever happened meanwhile', () => {
  it('the same request again is the file as it was asked for, and its cases learn of exactly those entries', async () => {
    const gateway = dyingOnce();
    const ref = await gateway.submit();
    await walkTo(gateway, ref, 'closing');
    await give(gateway, ref, [SIA, 'log-value', { value: { ...entry, evidenceRef: 'E1' } }]);
    const asked = { from: '2026-01-01', to: '2026-12-31', format: 'csv' };
    await gateway.as(TOEX).post('/value/exports', asked, 'k-1').expect(500);
    await give(gateway, ref, [SIA, 'log-value', { value: { ...entry, evidenceRef: 'E2' } }]);
    const { text } = await gateway.as(TOEX).post('/value/exports', asked, 'k-1').expect(200);
    expect(text).toContain(',E1,');
    expect(text).not.toContain(',E2,');
    const on = await until('the case knows', () => {
      const state = gateway.world.cases.get(ref)?.state;
      return state?.value['v1']?.exported !== undefined && state;
    });
    expect(on.value['v2']?.exported).toBeUndefined();
    expect(text).toContain(`export ${on.value['v1']?.exported?.export ?? ''}`);
    expect([...gateway.world.commands.values()].filter(({ name }) => name === 'record-value-export')).toHaveLength(1);
  });
});
