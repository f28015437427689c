// Drafts as tests ask for them over HTTP.
import { z } from 'zod';
import type { MemoryGateway } from './gateway.ts';

export const [spoc, requester, sio, lead] = ['spoc.aldershire', 'requester.aldershire', 'sio.aldershire', 'owner-lead.aldershire'];
export const begun = z.object({ id: z.string(), version: z.literal(1) });
export const problems = z.object({ items: z.array(z.object({ path: z.string(), message: z.string(), rule: z.string().optional() })) });
export const fielded = z.object({ fields: problems.shape.items });

export const draftingOn = (gateway: MemoryGateway) => {
  const begin = async (bid: object, by = spoc): Promise<string> =>
    begun.parse((await gateway.as(by).post('/drafts', bid).expect(201)).body).id;
  const put = (who: string, id: string, bid: object) =>
    gateway.anyone().put(`/api/v1/drafts/${id}`).set('Authorization', `Bearer demo:${who}`).send(bid);
  const remove = (who: string, id: string) => gateway.anyone().delete(`/api/v1/drafts/${id}`).set('Authorization', `Bearer demo:${who}`);
  const submit = (who: string, id: string, key?: string) => gateway.as(who).post(`/drafts/${id}/submit`, {}, key);
  return { begin, put, remove, submit };
};
