import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { canonical, sha256 } from '../../activities/digests.ts';
import { gatewayOf } from './gateway.ts';
import { terms } from './examples.ts';
import { give, look, walkTo } from './walk.ts';

const gateway = gatewayOf();
const SIO = 'sio.aldershire';
const shown = z.looseObject({ digest: z.string(), terms: z.looseObject({ products: z.array(z.unknown()) }) });

describe('TOR-7, TOR-1: what two managers agree has a digest over its full text, as any version', () => {
  it('the variation without the product, as it is served', async () => {
    const ref = await gateway.submit();
    await walkTo(gateway, ref, 'acceptance');
    await give(gateway, ref, [SIO, 'request-rework', { product: 'p1', comments: 'Not what was asked.' }]);
    await give(gateway, ref, [SIO, 'declare-impasse', { reason: 'We do not agree.' }]);
    expect((await gateway.as(SIO).get(`/cases/${ref}`).expect(200)).body).toMatchObject({
      stage: 'development',
      pen: { party: 'toex', role: 'toex-manager' },
      impasse: { by: SIO, product: 'p1', reason: 'We do not agree.' },
    });
    const resolution = {
      outcome: 'drop-product',
      lineManager: 'super.aldershire',
      agreedAt: '2026-11-20T08:00:00Z',
      rationale: 'Not needed any more.',
    };
    await give(gateway, ref, ['toex-manager.northmarch', 'resolve-impasse', resolution]);
    expect((await look(gateway, ref, SIO)).stage).toBe('reassessment');
    const version = shown.parse((await gateway.as(SIO).get(`/cases/${ref}/terms/2`).expect(200)).body);
    expect(version.terms.products).toHaveLength(terms.products.length - 1);
    expect(version.digest).toBe(sha256(canonical({ scheme: 'terms@1', terms: version.terms })));
  });
});
