import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const RELEASE = 3;
const family = '(?:BID|TRI|ALL|TOR|DEV|REA|OWN|ESC|VAL|CLK|DUP|REO|REC|ACC)-\\d+';
const idsIn = (text: string): readonly string[] => text.match(new RegExp(`\\b${family}\\b`, 'g')) ?? [];
const read = (folder: string, end: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(end))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8'))
    .join('\n');

const rules = [...readFileSync('domain/glossary.md', 'utf8').matchAll(new RegExp(`^\\| (${family}) \\| (\\d) \\|`, 'gm'))];
const built = rules.flatMap(([, rule, release]) => (rule !== undefined && Number(release) <= RELEASE ? [rule] : []));
const later = rules.flatMap(([, rule, release]) => (rule !== undefined && Number(release) > RELEASE ? [rule] : []));

const source = read('domain', '.ts');
const inCode = new Set(idsIn(source));
/** A rule speaks where its id is a value: the rule of a row or of a refusal, or of one field. */
const spoken = new Set([...source.matchAll(new RegExp(`'(${family})'`, 'g'))].map(([, rule]) => rule));
const titles = [...read('test', '.test.ts').matchAll(/^\s*(?:describe|it)(?:\.each\([^)]*\))?\(\s*(['"`])(.*?)\1\s*,/gm)];
const inTitles = new Set(titles.flatMap(([, , title = '']) => idsIn(title)));

/** Rules whose place is not the rulebook, and the file in which they stand. */
const elsewhere: Readonly<Record<string, string>> = {
  'BID-7': 'api/problems.ts', // an idempotency key is settled before any rule is asked
  'REC-2': 'activities/record/settle.ts', // the recorder's: one answer per command
  'ACC-2': 'prisma/visibility.ts', // lists are one relation in the database
};
/** Rules that refuse nothing under their own name, and why. */
const silent: Readonly<Record<string, string>> = {
  'BID-7': 'the second use of a key is given the first answer',
  'TOR-1': 'no command alters a version, so there is nothing to refuse; a wrong digest is refused by TOR-2',
  'TOR-5': 'development commands are refused by their own rows in the wrong stage',
  'OWN-3': 'two fields of the bid; neither is refused for the other',
  'CLK-2': 'time spent is counted beside every decision',
  'CLK-4': 'clocks are outcomes in the journal',
  'DUP-2': 'a search too many is refused by the interface, by this rule; what may not be seen is left out',
  'REC-1': 'a promise of the recorder',
  'REC-2': 'a promise of the recorder',
  'REC-3': 'a promise of clocks and notices',
  'ACC-2': 'a list leaves out, it does not refuse',
  'ACC-3': 'what may not be seen is answered as what is not there, with no rule',
  'ACC-4': 'refused by the interface, which holds back the page',
};
/** Rules of a later release of which a part stands in code already, and which part. */
const begun: Readonly<Record<string, string>> = {};

describe('each rule of the releases so far stands in code, in its refusal and in a test', () => {
  it('the glossary is read whole', () => {
    expect(rules).toHaveLength(81);
    expect(built.length).toBeGreaterThan(50);
  });
  it.each(built)('%s', (rule) => {
    const place = elsewhere[rule];
    expect(place === undefined ? [...inCode] : idsIn(readFileSync(place, 'utf8')), 'in code').toContain(rule);
    if (silent[rule] === undefined) expect([...spoken], 'in a refusal').toContain(rule);
    expect([...inTitles], 'in the name of a test').toContain(rule);
  });
  it('what a later release builds is not refused by yet', () => {
    expect(later.filter((rule) => spoken.has(rule) && begun[rule] === undefined)).toEqual([]);
  });
  it('the exceptions are rules, and still are exceptions', () => {
    const stale = [
      ...Object.keys(elsewhere).filter((rule) => !built.includes(rule) || inCode.has(rule)),
      ...Object.keys(silent).filter((rule) => !built.includes(rule) || spoken.has(rule)),
      ...Object.keys(begun).filter((rule) => !later.includes(rule) || !spoken.has(rule)),
    ];
    expect(stale).toEqual([]);
  });
  it('code and tests name no rule that the glossary does not have', () => {
    const known = new Set(rules.map(([, rule]) => rule));
    expect([...inCode, ...inTitles].filter((rule) => !known.has(rule))).toEqual([]);
  });
});
