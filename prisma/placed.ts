/** The values of a statement, and the place in its text that each one more has. */
export const placed = (first: readonly unknown[] = []) => {
  const values = [...first];
  return { values, value: (of: unknown): string => `$${String(values.push(of))}` };
};
