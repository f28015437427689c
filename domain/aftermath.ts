import type { AppealCommands } from './appeal-commands.ts';
import { appealMeaning, type AppealEntries } from './appeal-entries.ts';
import { disseminationMeaning, type DisseminationCommands, type DisseminationEntries } from './dissemination-words.ts';
import { impasseMeaning, type ImpasseCommands, type ImpasseEntries } from './impasse-words.ts';
import { reallocationMeaning, type ReallocationCommands, type ReallocationEntries } from './reallocation-words.ts';
import { reviewMeaning, type ReviewCommands, type ReviewEntries } from './review-words.ts';

/** What comes after a decision of the straight road: an appeal, another SIA, a product that goes out, a review. */
export interface AftermathCommands extends AppealCommands, DisseminationCommands, ImpasseCommands, ReallocationCommands, ReviewCommands {}
export interface AftermathEntries extends AppealEntries, DisseminationEntries, ImpasseEntries, ReallocationEntries, ReviewEntries {}

export const aftermathMeaning: { readonly [T in keyof AftermathEntries]: 1 } = {
  ...appealMeaning,
  ...disseminationMeaning,
  ...impasseMeaning,
  ...reallocationMeaning,
  ...reviewMeaning,
};
