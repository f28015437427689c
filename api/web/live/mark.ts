const shape = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19}(?:,\d{1,19}){0,400})?)$/;

/** Whether a text from an address can be a mark (see `Changes`): what the database would not take is none. */
export const isMark = (text: string): boolean => {
  const [whole, from, to, between = ''] = shape.exec(text) ?? [];
  if (whole === undefined || from === undefined || to === undefined) return false;
  const [first, last] = [BigInt(from), BigInt(to)];
  const ids = between === '' ? [] : between.split(',').map(BigInt);
  const rising = ids.every((id, index) => id >= first && id < last && (index === 0 || id > (ids[index - 1] ?? id)));
  return first > 0n && first <= last && last < 2n ** 63n && rising;
};
