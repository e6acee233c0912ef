const SCANNED = 48;

/** Tells new identifiers from known ones, in groups that come one after another. */
export interface DistinctIds {
  /** Forgets everything: the next group begins. */
  readonly reset: () => void;
  /** Whether the id was not met since the last reset; remembers it. */
  readonly isNew: (id: number) => boolean;
}

/**
 * Made for ids that mostly rise, such as order numbers of one customer by day: an id above all earlier ones is new without looking further.
 * Others are searched among the earlier ones: one by one while they are few, then in a set. Memory: the ids of the largest group.
 */
export function createDistinctIds(): DistinctIds {
  let ids = new Int32Array(256);
  let count = 0;
  let highest = Number.NEGATIVE_INFINITY;
  let last = Number.NaN;
  let known: Set<number> | null = null;

  const isKnown = (id: number): boolean => {
    if (count <= SCANNED) {
      for (let i = 0; i < count; i++) if (ids[i] === id) return true;
      return false;
    }
    known ??= new Set(ids.subarray(0, count));
    return known.has(id);
  };

  return {
    reset: () => {
      count = 0;
      highest = Number.NEGATIVE_INFINITY;
      last = Number.NaN;
      known = null;
    },
    isNew: (id) => {
      if (id === last) return false;
      last = id;
      if (id > highest) highest = id;
      else if (isKnown(id)) return false;
      if (count === ids.length) {
        const wider = new Int32Array(count * 2);
        wider.set(ids);
        ids = wider;
      }
      ids[count++] = id;
      known?.add(id);
      return true;
    },
  };
}
