// A gateway as tests ask it things: in memory, or over ports of their own.
import { z } from 'zod';
import type { ApiOptions } from '../../api/json/api.ts';
import type { Ports } from '../../api/ports.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { bids } from './samples.ts';

const submitted = z.object({ ref: z.string() });

/** A gateway over these ports. It remembers who submitted what. */
export const gatewayOn = (ports: Ports, options: ApiOptions = {}) => {
  const app = appOf(ports, options);
  const { as, anyone } = clientOf(app);
  const spocs = new Map<string, string>();
  const submit = async (index = 0): Promise<string> => {
    const { submittedBy, bid } = bids[index]!;
    const { ref } = submitted.parse((await as(submittedBy).post('/bids', bid).expect(201)).body);
    spocs.set(ref, submittedBy);
    return ref;
  };
  return { ports, app, as, anyone, submit, spocs };
};
export type Gateway = ReturnType<typeof gatewayOn>;

export const gatewayOf = (options: ApiOptions = {}) => {
  const world = worldAt();
  return { world, ...gatewayOn(memoryPorts(world), options) };
};
export type MemoryGateway = ReturnType<typeof gatewayOf>;
