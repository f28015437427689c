import type { TermsText } from './terms-state.ts';

/** What each clause of the terms is called: on the form, on the page and in the document, in this order. */
export const clauseTitles = {
  background: 'Background',
  purpose: 'Purpose',
  strategyRef: "Reference of the SIO's investigation strategy",
  objectives: 'Objectives',
  questions: 'Questions to answer',
  inScope: 'In scope',
  outOfScope: 'Out of scope',
  period: 'Period',
  area: 'Area',
  support: 'Support',
  products: 'Products',
  dataSources: 'Data sources',
  authorities: 'Authorities',
  contacts: 'Contacts',
  reviewPoints: 'Review points',
  assumptions: 'Assumptions',
  dissemination: 'Dissemination',
  successMeasures: 'Measures of success',
} as const satisfies { readonly [C in keyof TermsText]: string };
