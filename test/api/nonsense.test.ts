import { beforeAll, describe, expect, it } from 'vitest';
import { gatewayOf, type Gateway } from './gateway.ts';
import { spoilAddresses, spoilBodies } from './spoiled.ts';

let gateway: Gateway;
let ref: string;
beforeAll(async () => {
  gateway = gatewayOf({ limit: { points: 1_000_000, seconds: 1 } });
  ref = await gateway.submit();
});

describe('nonsense is refused with what to do, and never a fault', () => {
  it('whatever stands in whichever field', () => spoilBodies({ gateway, ref }, 1000));
  it('whatever stands in an address, a header or a query', () => spoilAddresses({ gateway, ref }));

  it('a megabyte of brackets, of one text, of unknown fields', async () => {
    const path = `/cases/${ref}/commands/claim`;
    const send = (text: string) => gateway.as('triage2.northmarch').post(path).set('Content-Type', 'application/json').send(text);
    await send('['.repeat(500_000) + ']'.repeat(500_000)).expect(400);
    await send('{"a":'.repeat(150_000) + '1' + '}'.repeat(150_000)).expect(400);
    await send(`{"text":"${'x'.repeat(1_000_000)}"}`).expect(422);
    await send(JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`k${index}`, 1])))).expect(422);
    await send('x'.repeat(1_048_577)).expect(413);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});
