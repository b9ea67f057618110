"""The large places of Ukraine and the people of the records are found however a reader writes them.

In Ukrainian and Russian letters, in official English, and as German, French and Polish papers write them. The table is
of names, not of records: it is the same whether or not a record already names the place.
"""

from __future__ import annotations

import pytest

from guarantees.catalogue.catalogue import Catalogue
from guarantees.pages.search.entries import ResultKind
from guarantees.pages.search.folding import WordFolding
from guarantees.pages.search.page import SearchQuery, search
from guarantees.text.words import words_of

PLACES = """
Kyiv: Київ Киев Kiev Kiew Kijów Kyjiw Kyiw Kiyev
Kharkiv: Харків Харьков Kharkov Charkiw Charkow Charków Kharkiw
Odesa: Одеса Одесса Odessa
Dnipro: Дніпро Днепр Dnepr Dniepr Dnieper Dnjepr Dnipropetrovsk Dnepropetrovsk Dnipropetrowsk
Donetsk: Донецьк Донецк Donezk Donieck
Zaporizhzhia: Запоріжжя Запорожье Zaporozhye Zaporizhia Saporischschja Saporoschje Zaporijia Zaporijjia Zaporoże
Lviv: Львів Львов Lvov Lwiw Lwów Lwow Lemberg
Mykolaiv: Миколаїв Николаев Nikolaev Nikolayev Mykolajiw Mikołajów Mykolayiv
Mariupol: Маріуполь Мариуполь Marioupol
Luhansk: Луганськ Луганск Lugansk Ługańsk Louhansk
Vinnytsia: Вінниця Винница Vinnitsa Winnyzja Winniza Winnica Vinnytsya
Makiivka: Макіївка Макеевка Makeevka Makeyevka Makijiwka
Simferopol: Сімферополь Симферополь Symferopol Simféropol
Kherson: Херсон Cherson Chersoń Herson
Poltava: Полтава Poltawa Połtawa
Chernihiv: Чернігів Чернигов Chernigov Tschernihiw Tchernihiv Czernihów Tchernigov Tschernigow Černihiv
Cherkasy: Черкаси Черкассы Cherkassy Tscherkassy Tcherkassy Czerkasy
Khmelnytskyi: Хмельницький Хмельницкий Khmelnitsky Chmelnyzkyj Chmielnicki Khmelnytsky
Chernivtsi: Чернівці Черновцы Chernovtsy Czernowitz Tscherniwzi Tchernivtsi Czerniowce
Zhytomyr: Житомир Zhitomir Schytomyr Jytomyr Żytomierz
Sumy: Суми Сумы Soumy
Rivne: Рівне Ровно Rovno Riwne Równe
Frankivsk: Франківськ Франковск Frankovsk Frankiwsk
Ternopil: Тернопіль Тернополь Ternopol Tarnopol
Lutsk: Луцьк Луцк Luzk Łuck Loutsk Luck
Kropyvnytskyi: Кропивницький Кропивницкий Kropiwnizki Kropyvnytsky Kirovohrad Kirovograd Kropywnyzkyj Kirowohrad
Uzhhorod: Ужгород Uzhgorod Uschhorod Oujhorod Użhorod
Kremenchuk: Кременчук Кременчуг Kremenchug Krementschuk Krementchouk Krzemieńczuk
Horlivka: Горлівка Горловка Gorlovka Horliwka Gorłówka
Sloviansk: Слов’янськ Славянск Slavyansk Slowjansk Slaviansk Słowiańsk
Kramatorsk: Краматорськ Краматорск
Sievierodonetsk: Сєвєродонецьк Северодонецк Severodonetsk Sjewjerodonezk Siewierodonieck
Lysychansk: Лисичанськ Лисичанск Lisichansk Lyssytschansk Lisiczańsk Lyssytchansk
Bakhmut: Бахмут Bachmut Bakhmout Artemivsk Artemovsk
Enerhodar: Енергодар Энергодар Energodar
Melitopol: Мелітополь Мелитополь Mélitopol
Berdiansk: Бердянськ Бердянск Berdyansk Berdjansk Bierdiańsk
Nikopol: Нікополь Никополь
Kamianske: Кам’янське Каменское Kamenskoye Dniprodzerzhynsk Dneprodzerzhinsk Kamjanske
Avdiivka: Авдіївка Авдеевка Avdeevka Awdijiwka Awdiiwka Avdeyevka
Pokrovsk: Покровськ Покровск Pokrowsk
Irpin: Ірпінь Ирпень Irpen Irpień
Bucha: Буча Butscha Boutcha Bucza
Izium: Ізюм Изюм Isjum Izyum Izioum
Kupiansk: Куп’янськ Купянск Kupyansk Kupjansk Koupiansk Kupiańsk
Chornobyl: Чорнобиль Чернобыль Chernobyl Tschernobyl Tchernobyl Czarnobyl
Sevastopol: Севастополь Sewastopol Sébastopol
Crimea: Крим Крым Krim Krym Crimée
Donbas: Донбас Донбасс Donbass
Kerch: Керч Керчь Kertsch Kertch Kercz
Yalta: Ялта Jalta
Mukachevo: Мукачево Mukatschewo Moukatchevo Mukaczewo
Hostomel: Гостомель Gostomel
Vovchansk: Вовчанськ Волчанск Volchansk Wowtschansk
Huliaipole: Гуляйполе Gulyaypole Huljajpole
Kakhovka: Каховка Kachowka
"""
PEOPLE = """
Zelenskyy: Зеленський Зеленский Zelensky Zelenskiy Zelenskyi Selenskyj Selenski Zełenski Zelenski Zelenskij
Poroshenko: Порошенко Poroschenko Porochenko Poroszenko
Kuleba: Кулеба Kouleba Kułeba
Yermak: Єрмак Ермак Jermak Iermak Ermak
Zaluzhnyi: Залужний Залужный Zaluzhny Saluschnyj Zaloujny Załużny
Syrskyi: Сирський Сырский Syrsky Syrskyj Syrski
Umerov: Умєров Умеров Umierov Umerow
Budanov: Буданов Budanow Boudanov
Sybiha: Сибіга Сибига Sybiga Sibiga
Shmyhal: Шмигаль Шмыгаль Shmygal Schmyhal Chmyhal Szmyhal
Reznikov: Резніков Резников Resnikow Reznikow
Tymoshenko: Тимошенко Timoschenko Tymochenko Tymoszenko Timoshenko
Klitschko: Кличко Klychko Klitchko Kliczko
Stefanishyna: Стефанішина Стефанишина Stefanischyna Stefaniszyna
Podolyak: Подоляк Podoliak Podoljak
Yatsenyuk: Яценюк Yatseniuk Jazenjuk Iatseniouk Jaceniuk
Kravchuk: Кравчук Krawtschuk Kravtchouk Krawczuk
Kuchma: Кучма Kutschma Koutchma Kuczma
Yanukovych: Янукович Yanukovich Janukowytsch Ianoukovytch Janukowycz
Arakhamia: Арахамія Арахамия Arachamija
Svyrydenko: Свириденко Swyrydenko
Kyslytsya: Кислиця Кислица Kyslytsia Kislitsa Kyslyzja
Lavrov: Лавров Lawrow Ławrow
Putin: Путін Путин Poutine
Peskov: Пєсков Песков Peskow Pieskow
Medinsky: Мединський Мединский Medinskiy Medinski
Shoigu: Шойгу Schoigu Choïgou Szojgu
Medvedev: Медведєв Медведев Medwedew Miedwiediew Medvedyev
Grushko: Грушко Gruschko Gruszko Hrushko
Ushakov: Ушаков Uschakow Ouchakov
Zakharova: Захарова Sacharowa Zacharowa
Nebenzya: Небензя Nebenzia Nebensja
Belousov: Бєлоусов Белоусов Beloussow Biełousow Belooussov
Dmitriev: Дмитрієв Дмитриев Dmitriew Dmitrijew
Kortunov: Кортунов Kortunow
Mukhin: Мухін Мухин Muchin Moukhine
Gerasimov: Герасимов Gerassimow Hierasimow Guerassimov
Grynkewich: Гринкевич Grinkevich
Lukashenko: Лукашенко Lukaschenko Loukachenko Łukaszenka
Patrushev: Патрушев Patruschew Patrouchev Patruszew
"""
NAMES = {
    name: spellings.split()
    for line in (PLACES + PEOPLE).split("\n")
    if line
    for name, spellings in [line.split(": ")]
}


@pytest.fixture(scope="module")
def folding(records: Catalogue) -> WordFolding:
    """The folding of records that use the official spelling of every name."""
    spellings = [[words_of(each) for each in name.spellings] for name in records.name_variants]
    single = [[words[0] for words in several if len(words) == 1] for several in spellings]
    return WordFolding(filter(None, single), list(NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_in_each_language(name: str, folding: WordFolding) -> None:
    """Every usual spelling leads to the name."""
    assert [each for each in NAMES[name] if folding.key(each) != folding.key(name)] == []


def test_no_two_names_are_one(folding: WordFolding) -> None:
    """Different places and people stay apart."""
    assert len({folding.key(name) for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize(
    ("actor", "typed"),
    [
        ("friedrich-merz", "Фрідріх Мерц; Фридрих Мерц; Мерц"),
        ("boris-johnson", "Борис Джонсон; Джонсон"),
        ("keir-starmer", "Кір Стармер; Кир Стармер; Стармер"),
        ("giorgia-meloni", "Джорджа Мелоні; Джорджа Мелони"),
        ("antonio-guterres", "Антоніу Гутерреш; Антониу Гутерриш; Гутерриш"),
        ("steve-witkoff", "Стів Віткофф; Стив Уиткофф"),
        ("recep-tayyip-erdogan", "Реджеп Таїп Ердоган; Реджеп Тайип Эрдоган"),
        ("dan-caine", "Ден Кейн; Дэн Кейн; Кейн"),
        ("dmitry-peskov", "Дмитро Пєсков; Дмитрий Песков"),
        ("emmanuel-macron", "Еммануель Макрон; Эмманюэль Макрон"),
        ("russia", "Російська Федерація; Российская Федерация; РФ; Росія"),
        ("soviet-union", "Радянський Союз; Советский Союз; СРСР; СССР"),
        ("european-union", "Європейський Союз; Европейский союз; Євросоюз; Евросоюз; ЄС"),
        ("nato", "НАТО; OTAN"),
        ("un-security-council", "UNSC; Рада Безпеки ООН; Совет Безопасности ООН"),
        ("osce", "ОБСЄ; ОБСЕ"),
    ],
)
def test_an_actor_is_found_in_ukrainian_and_russian(
    actor: str, typed: str, records: Catalogue
) -> None:
    """Also where a name is not written as it sounds: the actor is among what is found."""
    missing = [
        name
        for name in typed.split("; ")
        if not any(
            result.address.endswith(f"/actor?id={actor}")
            for group in search(SearchQuery(name, ResultKind.ACTORS), records).groups
            for result in group.results
        )
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("cease-fire", "ceasefire"),
        ("cease fire", "ceasefire"),
        ("peace-keeping", "peacekeeping"),
        ("peace-keepers", "peacekeepers"),
    ],
)
def test_a_word_is_found_with_and_without_its_hyphen(
    typed: str, same: str, records: Catalogue
) -> None:
    """Papers write the commonest words of the subject both ways."""
    found = search(SearchQuery(typed), records).counts
    assert found == search(SearchQuery(same), records).counts != {}
