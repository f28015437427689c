/** A day so many days from now. */
export const inDays = (days: number, from = new Date()): string => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
/** Terms with one product, as SIA and SIO may propose them. */
export const terms = (sio: string, sia: string, from = new Date()) => ({
  background: 'The force holds pieces that nobody has put together.',
  purpose: 'One joined picture.',
  strategyRef: 'DEMO/INV/1',
  objectives: ['Name the links.'],
  questions: ['Who arranges it?'],
  inScope: 'The reported group.',
  outOfScope: 'Other groups.',
  period: { from: inDays(1, from), to: inDays(90, from) },
  area: 'The region',
  support: ['analytical-package'],
  products: [
    {
      id: 'p1',
      type: 'problem-profile',
      title: 'Problem profile',
      format: 'document',
      due: inDays(60, from),
      marking: 'OFFICIAL-SENSITIVE',
    },
  ],
  dataSources: ['pnd'],
  authorities: 'None needed.',
  contacts: [
    { role: 'SIO', userId: sio },
    { role: 'SIA', userId: sia },
  ],
  reviewPoints: [inDays(30, from)],
  assumptions: 'Records are complete.',
  dissemination: 'To the SIO.',
  successMeasures: 'A decision between prevention and enforcement.',
});
