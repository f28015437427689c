// One gateway in memory with one case on it, and what tests keep asking of it.
import { z } from 'zod';
import type { ApiOptions } from '../../api/json/api.ts';
import { appOf, clientOf } from '../support/memory/client.ts';
import { memoryPorts } from '../support/memory/ports.ts';
import { worldAt } from '../support/memory/world.ts';
import { bids } from './samples.ts';

const submitted = z.object({ ref: z.string() });

export const gatewayOf = (options: ApiOptions = {}) => {
  const world = worldAt();
  const ports = memoryPorts(world);
  const app = appOf(ports, options);
  const { as, anyone } = clientOf(app);
  const submit = async (index = 0): Promise<string> => {
    const { submittedBy, bid } = bids[index]!;
    return submitted.parse((await as(submittedBy).post('/bids', bid).expect(201)).body).ref;
  };
  return { world, ports, app, as, anyone, submit };
};
export type Gateway = ReturnType<typeof gatewayOf>;
