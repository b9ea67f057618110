// What the server sends ahead of a document: guarantees/pages/document_head.py says what each field is, and
// tests/guarantees/pages/test_document_head.py that these are its fields.

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
