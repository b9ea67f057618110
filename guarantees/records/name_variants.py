"""Names that texts spell in several ways. Search treats the spellings of one as the same name."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from guarantees.records.fields import EachOnce, NonEmpty, Prose, Record, Spelling


class NameVariants(Record):
    """One name, of one word or several, in the spellings that texts and readers use. None of them is preferred."""

    spellings: Annotated[tuple[Spelling, ...], Field(min_length=2), EachOnce]
    note: Prose | None = None


class NameVariantRegistry(Record):
    """The file ``registry/name_variants.yaml``."""

    names: Annotated[tuple[NameVariants, ...], NonEmpty]
