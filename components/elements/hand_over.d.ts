// What a live table tells the first view once it is drawn; see first_view/first_view.js.

export interface MatrixDrawn {
  root: HTMLElement;
  /** Null where the table does not scroll by itself. */
  scroller: HTMLElement | null;
  /** Does in the live table what the reader did in the first view. */
  send: (name: string, value: unknown) => void;
}
