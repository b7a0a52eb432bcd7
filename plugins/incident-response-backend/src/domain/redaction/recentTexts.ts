/** Texts seen lately, bounded in number and in length; what it forgets is only asked for again. */
export interface RecentTexts {
  has(text: string): boolean;
  add(text: string): void;
}

/**
 * Two generations: when the younger is full, the older is forgotten.
 *
 * @param most - texts in one generation
 * @param longest - characters; longer texts are not kept
 */
export function recentTexts(most: number, longest: number): RecentTexts {
  let young = new Set<string>();
  let old = new Set<string>();

  function add(text: string): void {
    if (text.length > longest) return;
    if (young.size >= most) {
      old = young;
      young = new Set();
    }
    young.add(text);
  }

  return {
    has: text => {
      if (young.has(text)) return true;
      if (!old.has(text)) return false;
      add(text);
      return true;
    },
    add,
  };
}
