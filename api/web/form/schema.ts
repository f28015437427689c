import { z } from 'zod';
import { askFor } from '../../json/payloads/asks.ts';
import { noteOf } from '../../json/payloads/notes.ts';
import { inWords, type Field, type Shape, type Source } from './field.ts';

type Node = z.core.JSONSchema.BaseSchema;
type Definitions = Readonly<Record<string, Node>>;
type Loose = Node | boolean | readonly (Node | boolean)[] | undefined;

const isNode = (value: Loose): value is Node => typeof value === 'object' && !Array.isArray(value);
const nodeOf = (value: Loose): Node => (isNode(value) ? value : {});

const resolved = (node: Node, definitions: Definitions): Node => {
  const name = node.$ref?.replace('#/$defs/', '');
  return name === undefined ? node : { ...definitions[name], ...node };
};

/** `null` beside one other form says "may be left out" on a page. */
const present = (node: Node): Node => {
  const { anyOf = [], ...rest } = node;
  const [only, ...others] = anyOf.filter((form) => form.type !== 'null');
  return only !== undefined && others.length === 0 ? { ...rest, ...only } : node;
};

const textOrNumber = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';
const codesOf = (node: Node): readonly (string | number)[] => {
  const options = node.enum ?? (node.const === undefined ? node.anyOf?.map((form) => form.const) : [node.const]);
  return options?.filter(textOrNumber) ?? [];
};

const sourceOf = (node: Node): Source | null => {
  if (typeof node['list'] === 'string') return { kind: 'list', list: node['list'] };
  if (node['person'] !== undefined) return { kind: 'person' };
  if (node['organisation'] !== undefined) return { kind: 'organisation' };
  const codes = codesOf(node);
  return codes.length > 0 ? { kind: 'codes', codes } : null;
};

const plainShape = (node: Node): Shape => {
  const kinds = [node.type].flat();
  if (kinds.includes('boolean')) return { kind: 'yes-no' };
  if (kinds.includes('number') || kinds.includes('integer')) return { kind: 'number' };
  if (node['time'] === 'date') return { kind: 'day' };
  if (node['time'] === 'instant') return { kind: 'moment' };
  return { kind: node['multiline'] === true ? 'lines' : 'line' };
};

const keyedBy = (node: Node, value: Node): readonly (readonly [string, Node])[] =>
  codesOf(nodeOf(node.propertyNames)).map((key) => [String(key), value] as const);

const shapeOf = (raw: Node, definitions: Definitions): Shape => {
  const node = present(resolved(raw, definitions));
  const kinds = [node.type].flat();
  if (kinds.includes('object')) {
    const properties = Object.entries(node.properties ?? {}).map(([name, property]) => [name, nodeOf(property)] as const);
    const keyed = keyedBy(node, nodeOf(node.additionalProperties));
    const required = node.properties === undefined ? [] : (node.required ?? []);
    return {
      kind: 'group',
      fields: [...properties, ...keyed].map(([name, property]) => fieldOf(name, property, { definitions, required })),
    };
  }
  if (kinds.includes('array')) {
    const item = present(resolved(nodeOf(node.items), definitions));
    const source = sourceOf({ ...item, ...(node['list'] === undefined ? {} : { list: node['list'] }) });
    return source === null
      ? { kind: 'rows', of: shapeOf(item, definitions), each: item.title ?? null, asks: asksOf(item, 'this row') }
      : { kind: 'some', from: source };
  }
  const source = sourceOf(node);
  return source === null ? plainShape(node) : { kind: 'one', from: source };
};

/** A label without words of its own is named as it stands. */
const asksOf = (node: Node, title: string): string => (typeof node['asks'] === 'string' ? node['asks'] : `Fill in “${title}”`);

type Around = { readonly definitions: Definitions; readonly required: readonly string[] };
const fieldOf = (name: string, raw: Node, { definitions, required }: Around): Field => {
  const node = present(resolved(raw, definitions));
  return {
    name,
    title: node.title ?? inWords(name),
    asks: asksOf(node, node.title ?? inWords(name)),
    hint: typeof node['hint'] === 'string' ? node['hint'] : null,
    optional: !required.includes(name),
    ...(node['lies'] === 'past' || node['lies'] === 'ahead' ? { lies: node['lies'] } : {}),
    shape: shapeOf(raw, definitions),
  };
};

/** The questions that a schema asks, read from its JSON Schema and the notes of its fields. */
export const fieldsOf = (schema: z.ZodType): readonly Field[] => {
  const root: Node = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const note = noteOf(zodSchema);
      if (note !== undefined) Object.assign(jsonSchema, note, { asks: askFor(note.title) });
    },
  });
  const shape = shapeOf(root, root.$defs ?? {});
  return shape.kind === 'group' ? shape.fields : [];
};
