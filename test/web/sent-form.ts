// The fields of a form as a browser without scripts would send them: what was shown filled in, with what a person writes over it.
import type { Filling } from './filling.ts';
import type { Fields } from './visitor.ts';

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : plain(found);
};
const isSent = (tag: string): boolean => !/type="(radio|checkbox)"/.test(tag) || /\schecked/.test(tag);
const valuesIn = (form: string): readonly (readonly [string, string])[] => [
  ...[...form.matchAll(/<input\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter(isSent)
    .map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? ''] as const),
  ...[...form.matchAll(/(<textarea\b[^>]*>)([^<]*)<\/textarea>/g)].map(
    ([, tag = '', text = '']) => [attribute(tag, 'name') ?? '', plain(text)] as const,
  ),
  ...[...form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)].map(([, tag = '', options = '']) => {
    const chosen = /<option\b[^>]*\sselected[^>]*>/.exec(options)?.[0] ?? /<option\b[^>]*>/.exec(options)?.[0] ?? '';
    return [attribute(tag, 'name') ?? '', attribute(chosen, 'value') ?? ''] as const;
  }),
];
/** Lists to which the person adds rows have as many as are written. */
const countsOf = (written: Filling): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of Object.keys(written))
    for (const { 1: list = '', 2: index = '' } of name.matchAll(/(?=^(.*?)\.(\d+)(?:\.|$))/g))
      counts.set(`${list}.count`, Math.max(counts.get(`${list}.count`) ?? 0, Number(index) + 1));
  return counts;
};

export const sentForm = (html: string, written: Filling): Fields => {
  const form = /<form\b[^>]*id="form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  const fields = new Map<string, string | readonly string[]>();
  for (const [name, value] of valuesIn(form)) {
    const before = fields.get(name);
    if (name !== '') fields.set(name, before === undefined ? value : [...[before].flat(), value]);
  }
  for (const [name, count] of countsOf(written)) fields.set(name, String(Math.max(count, Number(fields.get(name) ?? 0))));
  for (const [name, value] of Object.entries(written)) fields.set(name, value);
  return Object.fromEntries(fields);
};
