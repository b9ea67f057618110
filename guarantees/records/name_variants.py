"""Names and words that texts spell in several ways. Search treats the spellings of one as the same word."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guarantees.records.fields import EachOnce, NonEmpty, Prose, Record, Word


class NameVariants(Record):
    """One name or word in the spellings that texts and readers use. None of them is preferred."""

    spellings: Annotated[tuple[Word, ...], Field(min_length=2), EachOnce]
    note: Prose | None = None


class NameVariantRegistry(Record):
    """The file ``registry/name_variants.yaml``."""

    names: Annotated[tuple[NameVariants, ...], NonEmpty]
