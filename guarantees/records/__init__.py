"""Every kind of record, as validated, frozen models. One vocabulary; schemas, docs and tooltips come from it."""
