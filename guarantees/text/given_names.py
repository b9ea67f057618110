"""Given names that Ukrainian and Russian have in two forms.

They are one name only where one person is meant: Володимир Путін is Vladimir Putin, but Volodymyr is not Vladimir.
"""

from __future__ import annotations

from guarantees.text.sounds import sound

# Ukrainian forms first, then Russian ones, each as usually written in English. Other spellings have the same sound.
_PAIRS = """
Anatolii Anatoly; Andrii Andriy Andrei Andrey; Arsenii Arseny; Artem Artyom Artiom; Bohdan Bogdan; Borys Boris;
Danylo Daniil Danila; Denys Denis; Dmytro Dmitry Dmitri; Fedir Fyodor Fedor; Havrylo Gavriil; Hennadii Gennady;
Heorhii Georgy Georgi; Hryhorii Grigory; Ihor Igor; Illia Ilya; Kostiantyn Konstantin; Kyrylo Kirill; Lavrentii
Lavrenty; Levko Lev; Maksym Maxim Maksim; Matvii Matvey; Mykhailo Mikhail; Mykola Nikolai Nikolay; Mykyta
Nikita; Oleh Oleg; Oleksandr Aleksandr Alexander Alexandr; Oleksii Oleksiy Aleksei Alexei Alexey Aleksey; Pavlo
Pavel; Petro Pyotr Petr; Pylyp Filipp; Rostyslav Rostislav; Semen Semyon; Serhii Serhiy Sergei Sergey;
Sviatoslav Svyatoslav; Tymofii Timofey; Vadym Vadim; Valentyn Valentin; Valerii Valery; Vasyl Vasily; Viacheslav
Vyacheslav; Viktor Victor; Vitalii Vitaly; Vladyslav Vladislav; Volodymyr Vladimir; Yakiv Yakov; Yehor Yegor;
Yevhen Yevgeny Evgeny Yevgeniy; Yevhenii Yevgeny Evgeny; Yosyp Iosif Osip; Yukhym Yefim; Yurii Yuri Yury;
Zynovii Zinovy; Anastasiia Anastasia; Anzhela Angela; Daria Darya; Halyna Galina; Hanna Anna; Iryna Irina;
Kateryna Yekaterina Ekaterina; Khrystyna Kristina; Larysa Larisa; Lesia Olesia; Lidiia Lidia; Liubov Lyubov;
Liudmyla Lyudmila Ludmila; Maryna Marina; Mariia Maria; Myroslava Miroslava; Nadiia Nadezhda; Nataliia Natalia
Natalya; Oksana Ksenia; Olena Elena Yelena; Olha Olga; Oleksandra Aleksandra Alexandra; Sofiia Sofia Sofya;
Svitlana Svetlana; Tetiana Tatiana Tatyana; Valentyna Valentina; Valeriia Valeria; Vira Vera; Viktoriia
Viktoria; Yelyzaveta Yelizaveta Elizaveta; Yevheniia Yevgenia Evgenia; Yuliia Yulia; Zinaida Zinayida
"""


def _forms() -> dict[str, tuple[str, ...]]:
    forms: dict[str, tuple[str, ...]] = {}
    for pair in _PAIRS.split(";"):
        names = pair.split()
        for name in names:
            forms[sound(name)] = (*forms.get(sound(name), ()), *names)
    return forms


_FORMS = _forms()


def other_forms(name: str) -> tuple[str, ...]:
    """The forms of a given name in both languages, as written in English; none if it is not in the table."""
    return _FORMS.get(sound(name), ())
