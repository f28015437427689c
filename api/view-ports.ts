import type { OrganisationId, UserId } from '../domain/words.ts';

/** A filter of a queue that somebody keeps under a name of their own. It opens nothing: who uses it sees their own queue, narrowed down. */
export type SavedView = {
  readonly id: string;
  readonly owner: UserId;
  /** The owner's agency when it was made: only its people can be let use it. */
  readonly agency: OrganisationId;
  readonly queue: string;
  readonly title: string;
  /** As it stands in an address: codes alone. */
  readonly filter: string;
  readonly shared: boolean;
};
export interface SavedViews {
  byId(id: string): Promise<SavedView | null>;
  /** The owner's own, and those that others of the agency share, by title. */
  usedBy(who: { readonly owner: UserId; readonly agency: OrganisationId }): Promise<readonly SavedView[]>;
  /** Keeps it, or returns the one that stands under this id; null where its owner has as many as one may have. */
  keep(view: SavedView, most: number): Promise<SavedView | null>;
  /** Only by its owner; false where they have none of this id. */
  change(of: Pick<SavedView, 'id' | 'owner'>, to: Pick<SavedView, 'title' | 'filter' | 'shared'>): Promise<boolean>;
  forget(of: Pick<SavedView, 'id' | 'owner'>): Promise<boolean>;
}
