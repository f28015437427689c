import type { Mutant } from '@stryker-mutator/api/core';

/** What one mutant is, whatever number it has in a run. */
export declare const nameOf: (mutant: Mutant) => string;
