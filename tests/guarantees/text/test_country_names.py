"""Countries in other languages."""

from __future__ import annotations

from guarantees.text.country_names import code_of, names_abroad


def test_a_country_has_names_in_five_languages() -> None:
    """Ukrainian, Russian, German, French and Polish, in this order."""
    assert names_abroad("TR") == ("Туреччина", "Турция", "Türkei", "Turquie", "Turcja")
    assert names_abroad("XX") == ()


def test_what_has_a_code_besides_countries() -> None:
    """The Union and the Nations have one; an alliance has none."""
    assert [code_of(name) for name in ("European Union", "United Nations", "NATO")] == [
        "EU",
        "UN",
        None,
    ]
