"""Names by their sound."""

from __future__ import annotations

import pytest
from translitua import (
    RussianICAO,
    RussianInternationalPassport1997,
    UkrainianBGN,
    UkrainianKMU,
    translit,
)

from guarantees.text.given_names import other_forms
from guarantees.text.sounds import bones, foreign_readings, is_slavic, rough_sound, sound

UKRAINIAN = """
Авдіївка Бахмут Бердянськ Вінниця Генічеськ Гостомель Гуляйполе Дніпро Донецьк Енергодар Житомир Запоріжжя Ізюм
Київ Краматорськ Кременчук Луганськ Луцьк Львів Маріуполь Мелітополь Миколаїв Одеса Полтава Рівне Слов’янськ Суми
Тернопіль Ужгород Умань Харків Херсон Хмельницький Черкаси Чернівці Чернігів Щастя Ялта
Зеленський Залужний Кулеба Порошенко Яценюк Єрмак Умєров Юрій Володимир Олексій
"""
RUSSIAN = """
Лавров Песков Шойгу Медведев Захарова Мухин Грушко Кортунов Крым Энергодар Сергей Дмитрий
"""


@pytest.mark.parametrize("name", UKRAINIAN.split())
@pytest.mark.parametrize("table", [UkrainianKMU, UkrainianBGN])
def test_ukrainian_tables_sound_alike(table: type, name: str) -> None:
    """The national table and that of British and American maps write one name."""
    assert sound(translit(name, table)) == sound(name)


@pytest.mark.parametrize("name", RUSSIAN.split())
@pytest.mark.parametrize("table", [RussianInternationalPassport1997, RussianICAO])
def test_russian_tables_sound_alike(table: type, name: str) -> None:
    """So do the former and the present one of Russian passports."""
    assert sound(translit(name, table)) == sound(name)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Харків", ["Charkiw", "Charkiv", "Harkiv"]),
        ("Чернігів", ["Tschernihiw", "Tchernihiv", "Černihiv", "Czernihiw"]),
        ("Запоріжжя", ["Saporischschja", "Zaporijjia"]),
        ("Луцьк", ["Luzk", "Łuck", "Loutsk"]),
        ("Житомир", ["Schytomyr", "Jytomyr", "Žytomyr"]),
        ("Шойгу", ["Schoigu", "Choïgou", "Szojgu"]),
        ("Путін", ["Poutine", "Putin"]),
        ("Нова", ["Новая", "Novaya"]),
        ("Schröder", ["Schroeder", "Schro\u0308der", "Schroder"]),
        ("Stoere", ["Støre"]),
        ("Чернігів", ["C\u030cernihiv"]),
    ],
)
def test_other_languages_read_the_letters_in_their_way(name: str, written: list[str]) -> None:
    """One of the readings of a German, French, Polish or Czech spelling is the name."""
    assert [
        each for each in written if rough_sound(sound(name)) not in foreign_readings(each)
    ] == []


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Чернігів", "Чернигов"),
        ("Авдіївка", "Авдеевка"),
        ("Horlivka", "Gorlovka"),
        ("Рівне", "Ровно"),
    ],
)
def test_ukrainian_and_russian_forms_have_the_same_consonants(ukrainian: str, russian: str) -> None:
    """Their vowels differ; that both are Slavic can be seen."""
    assert bones(sound(ukrainian)) == bones(sound(russian))
    assert is_slavic(ukrainian)
    assert is_slavic(russian)


def test_english_words_are_not_slavic() -> None:
    """Their vowels count."""
    assert [
        word for word in ("Council", "cancel", "laundry", "Britain", "nation") if is_slavic(word)
    ] == []


def test_names_that_only_look_alike_sound_different() -> None:
    """Other people and places."""
    names = "Kyiv Kharkiv Kherson Sumy Izium Lviv Rivne Volodymyr Vladimir Merz Macron Minsk"
    assert len({sound(name) for name in names.split()}) == len(names.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Володимир", "Vladimir"),
        ("Сергій", "Sergei"),
        ("Александр", "Oleksandr"),
        ("Olena", "Елена"),
    ],
)
def test_given_names_have_forms_in_both_languages(one: str, other: str) -> None:
    """In whatever letters."""
    assert sound(other) in map(sound, other_forms(one))


def test_a_family_name_has_no_other_form() -> None:
    """Only given names are in the table."""
    assert other_forms("Зеленський") == ()
