// What the search of the static twin is made of (components/twin/search_files.py).

export interface Entries {
  /** Kinds of entries, in order, with how many there are of each. */
  kinds: [string, number][];
  /** Name, context, text and address of each; the address is "" where there is no file. */
  entries: [string, string, string, string][];
  /** The keys of every word. */
  words: Record<string, number[]>;
  /** The keys in name, text, other texts and context of each entry, in order. */
  keys: number[][][];
}
