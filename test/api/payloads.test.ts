import { describe, expect, it } from 'vitest';
import { decided, humanCommands, wireSchemas, type Decided } from '../../api/json/payloads/families.ts';
import { parsePayload, readWire } from '../../api/json/payloads/read.ts';
import { textsIn, withTexts } from '../../api/json/views/narrative.ts';
import { sha256 } from '../support/memory/world.ts';
import { examples, product, value } from './examples.ts';
import { bids, soundBid } from './samples.ts';

const problemsOf = (name: Parameters<typeof readWire>[0], body: unknown) => {
  const read = readWire(name, body);
  return read.ok ? [] : read.fields;
};
const messageAt = (path: string, fields: ReturnType<typeof problemsOf>) => fields.find((field) => field.path === path)?.message;

describe('what is sent and what is decided are two shapes of one text', () => {
  it.each(Object.entries(examples).flatMap(([name, bodies]) => bodies.map((body, index) => [name, index, body] as const)))(
    '%s, example %i, comes back as it went in once its texts are put in place',
    (name, _index, body) => {
      const command = humanCommands.find((each) => each === name)!;
      const read = readWire(command, body);
      expect(read).toMatchObject({ ok: true });
      if (!read.ok) return;
      const texts = Object.fromEntries(read.texts.map(({ narrative, text }) => [narrative, text]));
      const shown = withTexts(read.body, texts);
      expect(shown).toEqual(JSON.parse(JSON.stringify(body).replace(/:00Z"/g, ':00.000Z"')));
      expect(textsIn(read.body)).toHaveLength(read.texts.length);
      expect(parsePayload(command, JSON.parse(JSON.stringify(read.body)))).toEqual(read.body);
    },
  );

  it.each(bids.map(({ bid }, index) => [index, bid] as const))('bid %i of the samples goes in as it stands', (_index, bid) => {
    const read = readWire('submit-bid', bid);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(read.texts.length).toBeGreaterThan(2);
  });

  it('a text is trimmed, brought to NFC, and named by the SHA-256 of what is kept', () => {
    const read = readWire('note', { text: '  Cafe\u0301 \n' });
    if (!read.ok) throw new Error('refused');
    expect(read.texts).toMatchObject([{ text: 'Caf\u00e9', digest: sha256('Caf\u00e9') }]);
    expect(read.payload.text).toEqual({ narrative: read.texts[0]?.narrative, digest: sha256('Caf\u00e9') });
  });

  it('a time with an offset is written in UTC, and one without is refused', () => {
    const at = (time: string) => readWire('confirm-pnd', { work: 'w1', at: time });
    expect(at('2026-12-04T12:00:00+01:00')).toMatchObject({ ok: true, payload: { at: '2026-12-04T11:00:00.000Z' } });
    for (const time of ['2026-12-04T12:00:00', '2026-12-04', 'soon', '9999-12-31T23:59:59-10:00']) expect(at(time).ok).toBe(false);
  });

  it('a stored body that is damaged is a fault, not a payload', () => {
    expect(() => parsePayload('note', { text: 'plain' })).toThrow();
    expect(() => parsePayload('confirm-pnd', { work: 'w1', at: 'yesterday' })).toThrow();
  });

  it('a command without a schema, or with one of another shape, does not compile', () => {
    const { note, ...rest } = decided;
    // @ts-expect-error a gap in the list of payloads
    const gap: Decided = rest;
    // @ts-expect-error a schema of another command's shape
    const wrong: Decided = { ...rest, note: rest.claim };
    expect([gap, wrong, note]).toHaveLength(3);
    expect(Object.keys(decided).toSorted()).toEqual(
      [
        ...humanCommands,
        ...[
          'tell',
          'end-offer',
          'lapse-return',
          'end-appeal-window',
          'ask-review',
          'lapse-handover',
          'record-overlaps',
          'record-value-export',
        ],
        'propose-candidate',
        'lapse-merge',
        'release-leaver',
        'recompute-clocks',
        'return-transfer',
      ].toSorted(),
    );
  });
});

describe('BID-5: every problem is told at once, in words that say what to do', () => {
  const spoiled = () => {
    const bid = soundBid();
    delete bid['sio'];
    bid['extra'] = {};
    bid['risk']!['immediate'] = 'yes';
    bid['legal']!['marking'] = 'SECRET';
    bid['threat']!['types'] = [];
    bid['threat']!['summary'] = 'a\u0000b';
    bid['need']!['detail'] = '\ud800';
    bid['scale']!['crossForce'] = 'yes';
    bid['forceTasking']!['meetingDate'] = '2026-02-30';
    return problemsOf('submit-bid', bid);
  };
  it('names each field', () => {
    expect(
      spoiled()
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(
      [
        'extra',
        'forceTasking.meetingDate',
        'legal.marking',
        'need.detail',
        'risk.immediate',
        'scale.crossForce',
        'sio.userId',
        'threat.summary',
        'threat.types',
      ].toSorted(),
    );
  });
  it('BID-4 sends an immediate risk to the control room; BID-6 refuses a higher marking', () => {
    expect(spoiled()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: 'risk.immediate',
          rule: 'BID-4',
          message: expect.stringContaining('control room at once') as string,
        }),
        expect.objectContaining({ path: 'legal.marking', rule: 'BID-6' }),
      ]),
    );
  });
  it('never uses the words of the schema library', () => {
    const all = [
      ...spoiled(),
      ...humanCommands.flatMap((name) => [undefined, null, [], 'x', 1, {}, { extra: 1 }].flatMap((body) => problemsOf(name, body))),
    ];
    for (const { message } of all) {
      expect(message).toMatch(/^(Ask|Enter|Choose|Confirm|Describe|Remove|Give|Answer|Say|Send|Shorten|Immediate|Name|Write)\b/);
      expect(message).not.toMatch(/\b(?:[Ii]nvalid|expected|received|undefined|NaN)\b|Too (?:big|small)/);
    }
  });
  it('says how much is too much', () => {
    const fields = problemsOf('submit-product', {
      product: {
        ...product,
        gaps: ['x'.repeat(20_001)],
        title: 't'.repeat(201),
        authors: Array.from({ length: 101 }, () => 'analyst.northmarch'),
      },
    });
    expect(messageAt('product.gaps.0', fields)).toBe('Shorten “Gap” to at most 20000 characters.');
    expect(messageAt('product.title', fields)).toBe('Shorten “Title” to at most 200 characters.');
    expect(messageAt('product.authors', fields)).toBe('Give at most 100 under “Authors”.');
  });
  it('takes counts that an agency adds, and none that is no count', () => {
    expect(readWire('log-value', { value: { ...value, counts: { vehiclesSeized: 2 } } }).ok).toBe(true);
    for (const counts of [{ arrests: -1 }, { arrests: 1.5 }, { arrests: '3' }, { 'no name': 1 }])
      expect(readWire('log-value', { value: { ...value, counts } }).ok).toBe(false);
  });
});

describe('the schema tree that forms are generated from', () => {
  it('has every command of a person', () => {
    expect(Object.keys(wireSchemas).toSorted()).toEqual(['submit-bid', ...Object.keys(examples)].toSorted());
  });
});
