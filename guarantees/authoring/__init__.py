"""Tools for writing records: new records, the canonical form and the ledger of identifiers."""
