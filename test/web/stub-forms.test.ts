// ACC-4: whoever sees of a restricted case no more than its stub is shown none of its forms either, however they are asked for.
import { expect, it } from 'vitest';
import { caseCommands } from '../../api/web/wording/commands.ts';
import { walkTo } from '../api/walk.ts';
import { gatewayOf } from '../api/gateway.ts';
import { siteOn } from './house.ts';
import { hidden, visitorOf } from './visitor.ts';

const gateway = gatewayOf();
// Every command in every way is more than a person asks for in a minute.
const house = { ...gateway, site: await siteOn(gateway.ports, { pageLimit: { points: 100_000, seconds: 60 } }) };
const ways: readonly Readonly<Record<string, string>>[] = [{ _do: 'keep' }, { _do: 'add:questions' }, { _do: 'add:terms.products' }, {}];

it.each(['in-triage', 'terms', 'acceptance', 'reassessment', 'ownership'])(
  'while it is %s: every command, shown, kept, with a row more, and sent',
  async (stage) => {
    const ref = await house.submit();
    await walkTo(house, ref, stage);
    const kept = house.world.cases.get(ref)!;
    house.world.cases.set(ref, { ...kept, state: { ...kept.state, restricted: true } });
    const { operationName } = kept.state.bid;
    for (const who of ['triage2.northmarch', 'sio2.aldershire']) {
      const visitor = await visitorOf(house, who);
      const stub = await visitor.get(`/cases/${ref}`);
      expect(stub.text).toContain('restricted to named people');
      const _csrf = hidden(stub.text, '_csrf');
      const shown: string[] = [];
      for (const name of caseCommands) {
        const at = `/cases/${ref}/do/${name}`;
        const answers = [await visitor.get(at)];
        for (const [index, way] of ways.entries())
          answers.push(await visitor.send(at, { _csrf, _key: `${who}-${stage}-${name}-${String(index)}`, ...way }));
        for (const { status, text } of answers)
          if (![403, 404, 409].includes(status) || text.includes(String(operationName))) shown.push(`${who} ${name} ${String(status)}`);
      }
      expect(shown).toEqual([]);
    }
    expect(house.world.cases.get(ref)?.state.seq).toBe(kept.state.seq);
  },
);
