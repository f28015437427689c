const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const placed = (
  body: Readonly<Record<string, unknown>>,
  [name, ...rest]: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> => {
  if (name === undefined) return body;
  if (rest.length === 0) return { ...body, [name]: value };
  const inner = body[name];
  return isRecord(inner) ? { ...body, [name]: placed(inner, rest, value) } : body;
};

/** The body with what the service fills in; a group that was not answered stays away. */
export const withConstants = (
  body: Readonly<Record<string, unknown>>,
  constants: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> =>
  Object.entries(constants).reduce((filled, [path, value]) => placed(filled, path.split('.'), value), body);
