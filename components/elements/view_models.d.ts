// What the server sends to the components, as TypeScript sees it. Every text that a reader sees is in it, or is a fixed
// label of the component; all text is plain text, never markup.
// Generated from the view models by `python -m guarantees generate`; do not edit.

/**
 * About a document whose HTML follows: the name of its `page`, the addresses of its `styles`, and a `tag` that is the
 * same for the same HTML. `asked` is the query string of the link that a run of the page has read; "" for what the
 * browser itself asked for. `address` is that of the brief link to what the page shows, and `link` one that spells out
 * everything; both are null where no link leads to it. `open` are the parts that the link opens. `notices` say as HTML
 * what of the link was ignored or has changed, a sentence each, and `evidence` is the HTML of the open cell, or "":
 * both go into places that the document has for them.
 */
export interface DocumentHead {
  page: string;
  styles: readonly string[];
  tag: string;
  asked: string;
  address: string | null;
  link: string | null;
  open: readonly string[];
  notices: readonly string[];
  evidence: string;
}
