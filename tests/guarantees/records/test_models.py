"""What the models of records promise beyond the fields they hold."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from guarantees.records import vocabulary
from guarantees.records.dates import EdtfDate
from guarantees.records.proposal import Lineage
from guarantees.records.statement import Absence, Silence
from guarantees.records.values import Quantity
from guarantees.records.vocabulary import STANDING_OF_MODE, Extent, Mode, Standing, Term
from tests.builders import place, proposal, sample, source, statement


def quantity(**parts: object) -> Quantity:
    """A quantity of soldiers."""
    return Quantity.model_validate({"unit": "soldiers", **parts})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (quantity(exactly=1000), "1,000 soldiers"),
        (quantity(about=50_000), "about 50,000 soldiers"),
        (quantity(at_least=5), "at least 5 soldiers"),
        (quantity(at_most=600_000), "at most 600,000 soldiers"),
        (quantity(at_least=10_000, at_most=30_000), "10,000 to 30,000 soldiers"),
        (quantity(at_most=8, peacetime=True), "at most 8 soldiers in peacetime"),
        (quantity(exactly=0), "0 soldiers"),
    ],
)
def test_a_quantity_says_its_number_unit_and_qualifier(value: Quantity, words: str) -> None:
    """No qualifier is lost on the way to the reader; nought is a number."""
    assert value.words("soldiers") == words


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("binding", "binding"),
        (["troops", "air-cover"], ("troops", "air-cover")),
        ({"about": "5", "unit": "soldiers"}, quantity(about=5)),
    ],
)
def test_a_coded_value_is_one_several_or_a_quantity(written: object, read_as: object) -> None:
    """What was written decides which of the three it is."""
    assert statement(written).value == read_as


def test_a_provision_is_statements_or_the_reason_for_their_absence() -> None:
    """A list holds statements, a mapping says why there are none."""
    said = statement().model_dump(exclude_none=True)
    read = proposal({"a": [said], "b": {"absence": "not_coded"}})
    assert read.provisions == {"a": (statement(),), "b": Absence(absence="not_coded")}


def test_a_proposal_without_lineage_has_an_empty_one() -> None:
    """Rules and pages need not ask whether there is a lineage."""
    assert proposal().lineage == Lineage()


def test_a_silence_is_the_short_form_of_absences() -> None:
    """Each element of a silence has the same search, day and note."""
    silence = Silence(elements=["a", "b"], searched=["x"], on="2025-09-01", note="Twice.")
    assert silence.as_absence == Absence(
        absence="silent", searched=["x"], on="2025-09-01", note="Twice."
    )


def test_an_absence_is_never_ambiguous() -> None:
    """Ambiguity is a value with words behind it, so it needs a statement."""
    with pytest.raises(ValidationError):
        Absence(absence="ambiguous")


def test_options_keep_the_order_of_the_codebook() -> None:
    """An element lists its options as the codebook does, for a scale depends on it."""
    assert sample().elements["legal-effect"].option_ids == ("none", "political", "binding")


def test_the_origin_of_a_source_is_the_first_of_its_chain() -> None:
    """Whoever published first is the origin, whoever copied."""
    relayed = [
        {"role": "original", "by": "sylvania", "language": "en"},
        {"role": "relay", "by": "gazette", "language": "en"},
    ]
    assert source(chain=relayed).origin == "sylvania"


@pytest.mark.parametrize(
    ("read", "extent", "excerpt"),
    [
        ("whole", "whole", False),
        ("whole", "unknown", False),
        ("unknown", "unknown", False),
        ("excerpt", "whole", True),
        ("whole", "excerpt", True),
    ],
)
def test_an_excerpt_anywhere_in_the_chain_is_an_excerpt(
    read: str, extent: str, excerpt: bool
) -> None:
    """A whole repost of an excerpt is still an excerpt of the original; unknown is not excerpt."""
    chain = [{"role": "original", "by": "gazette", "language": "en", "extent": extent}]
    assert source(read=read, chain=chain).excerpt_only is excerpt


def test_what_is_left_out_of_a_link_of_the_chain_is_not_guessed() -> None:
    """Extent is unknown and no machine is presumed unless the record says so."""
    [link] = source().chain
    assert (link.extent, link.machine, link.published) == (Extent.UNKNOWN, False, None)


def test_dates_of_records_are_dates_with_precision() -> None:
    """A date in a record is read by the same rule everywhere."""
    assert statement(stated="2025-08~").stated == EdtfDate.parse("2025-08~")


def test_records_are_frozen() -> None:
    """No page can change what was recorded."""
    with pytest.raises(ValidationError):
        statement().says = "Something else."  # type: ignore[misc]


def test_a_quotation_is_kept_with_its_place() -> None:
    """Evidence holds source, place and the exact fragment."""
    [evidence] = statement(evidence=[place(at="p2", quote="a  binding\n treaty")]).evidence
    assert evidence.model_dump() == {
        "source": "gazette-2025-08",
        "at": "p2",
        "quote": "a binding treaty",
        "reported_by": None,
        "witness": False,
    }


FIRST = place(quote="sign a binding treaty")
COPY = place("treaty-2024", quote="a binding treaty be signed", witness=True)


def test_the_key_phrase_is_the_first_quotation_with_its_witnesses() -> None:
    """Places without a quotation may stand between them; what is quoted after them is other evidence."""
    found = statement(evidence=[place(), FIRST, place(at="p2"), COPY, place(quote="a treaty")])
    assert [FIRST["quote"], COPY["quote"]] == [each.quote for each in found.wording]
    assert () == statement(evidence=[place()]).wording


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ([FIRST, place("treaty-2024", witness=True)], "is a witness without 'quote'"),
        ([COPY], "does not follow what it is a witness of"),
        ([FIRST, place(quote="a treaty"), COPY], "does not follow what it is a witness of"),
        ([FIRST, {**COPY, "source": FIRST["source"]}], "has two witnesses of one phrase in"),
        ([FIRST, COPY, COPY], "has two witnesses of one phrase in"),
    ],
)
def test_a_witness_has_the_first_quotation_in_another_source(
    evidence: list[dict[str, object]], message: str
) -> None:
    """One that quotes nothing, stands elsewhere or is of the same source again is refused, with the remedy."""
    with pytest.raises(ValidationError, match=message):
        statement(evidence=evidence)


def test_every_mode_has_its_standing() -> None:
    """No way of knowing is left without a place in the order that the cell rule uses."""
    assert {mode: standing.value for mode, standing in STANDING_OF_MODE.items()} == {
        Mode.OFFICIAL_TEXT: "own_voice",
        Mode.QUOTED: "own_voice",
        Mode.INDIRECT: "second_hand",
        Mode.REPORTED: "second_hand",
        Mode.ANONYMOUS: "second_hand",
        Mode.LEAKED: "second_hand",
        Mode.ATTRIBUTED: "second_hand",
        Mode.INFERRED: "inference",
    }
    assert list(Standing) == [Standing.OWN_VOICE, Standing.SECOND_HAND, Standing.INFERENCE]


TERMS = [
    term
    for term in vars(vocabulary).values()
    if isinstance(term, type) and issubclass(term, Term) and len(term)
]


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.__name__)
def test_every_word_of_a_vocabulary_is_explained(term: type[Term]) -> None:
    """Each word has a label of its own and a meaning that is a sentence."""
    assert len({member.label for member in term}) == len(term)
    assert [m.value for m in term if not (m.label and m.meaning.endswith("."))] == []


def models() -> list[type[BaseModel]]:
    """Every model of records."""
    from guarantees.yaml_files.record_kinds import MODELS

    found: dict[type[BaseModel], None] = {}

    def visit(annotation: object) -> None:
        if (
            isinstance(annotation, type)
            and issubclass(annotation, BaseModel)
            and annotation not in found
        ):
            found[annotation] = None
            for field in annotation.model_fields.values():
                visit(field.annotation)
        for argument in getattr(annotation, "__args__", ()):
            visit(argument)

    for model in MODELS.values():
        visit(model)
    return list(found)


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_model_is_closed_frozen_and_explained(model: type[BaseModel]) -> None:
    """A model that took unknown keys would lose what a curator wrote."""
    assert model.model_config.get("extra") == "forbid"
    assert model.model_config.get("frozen") is True
    assert (model.__doc__ or "").endswith((".", ").", "`."))
