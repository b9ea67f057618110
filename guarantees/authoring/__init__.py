"""What helps a curator write records: new records, the canonical form, the ledger of identifiers."""
