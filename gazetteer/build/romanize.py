"""Ukrainian and Russian names in Latin letters, as the systems in use write them.

iuliia applies the rules; it carries the Russian systems, and the Ukrainian ones are given
here as tables in its form: the national system (Cabinet of Ministers resolution 55 of 2010),
BGN/PCGN (1965) and the scholarly one (ISO 9:1968).
"""

from functools import cache

import iuliia
from iuliia.schema import TranslitSchema

_COMMON = {
    **dict(zip("абвгґдезиіклмнопрстуф", "abvhgdezyiklmnoprstuf", strict=True)),
    "ь": "",
}
_ENGLISH = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_NATIONAL = {**_COMMON, **_ENGLISH, "є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_SCHOLARLY = {"ж": "ž", "х": "x", "ц": "c", "ч": "č", "ш": "š", "щ": "šč", "є": "je", "ї": "ji",
              "й": "j", "ю": "ju", "я": "ja"}  # fmt: skip

NATIONAL = TranslitSchema(
    name="uk_national", mapping=_NATIONAL, prev_mapping={**_INITIAL, "зг": "gh"}
)
_UKRAINIAN = (
    NATIONAL,
    TranslitSchema(
        name="uk_news", mapping=_NATIONAL, prev_mapping=_INITIAL, ending_mapping={"ий": "y"}
    ),
    TranslitSchema(name="uk_bgn_pcgn", mapping={**_COMMON, **_ENGLISH, **_INITIAL}),
    TranslitSchema(name="uk_scholarly", mapping={**_COMMON, **_SCHOLARLY}),
)
_RUSSIAN = (iuliia.WIKIPEDIA, iuliia.BGN_PCGN, iuliia.SCIENTIFIC)

_RUSSIAN_ROOTS = (
    ("Олексі", "Алексе"), ("Олександр", "Александр"), ("Микола", "Никола"), ("Микіль", "Николь"),
    ("Андрі", "Андре"), ("Сергі", "Серге"), ("Матві", "Матве"), ("Тимофі", "Тимофе"),
    ("Пилип", "Филипп"), ("Олен", "Елен"), ("Катерин", "Екатерин"), ("Єлизавет", "Елизавет"),
    ("Юхим", "Ефим"), ("Гнат", "Игнат"), ("Опанас", "Афанас"), ("Степан", "Степан"),
    ("Першо", "Перво"), ("Друг", "Втор"), ("Біл", "Бел"), ("біл", "бел"), ("Ліс", "Лес"),
    ("Червон", "Красн"), ("Північн", "Северн"), ("Південн", "Южн"), ("Верхньо", "Верхне"),
    ("Нижньо", "Нижне"), ("Середньо", "Средне"),
)  # fmt: skip
_RUSSIAN_ENDINGS = (
    ("іївка", "иевка"), ("ївка", "евка"), ("івка", "овка"), ("івське", "овское"),
    ("івський", "овский"), ("ське", "ское"), ("цьке", "цкое"), ("ський", "ский"), ("цький", "цкий"),
    ("ська", "ская"), ("нський", "нский"), ("пілля", "полье"), ("ілля", "елье"), ("лля", "лье"),
    ("ння", "нье"), ("піль", "поль"), ("ів", "ов"), ("їв", "ев"), ("ове", "ово"), ("еве", "ево"),
    ("ине", "ино"), ("їне", "ино"), ("не", "ное"), ("ий", "ый"), ("ськ", "ск"), ("цьк", "цк"),
)  # fmt: skip
_NO_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_RUSSIAN_LETTERS = str.maketrans("іїєґІЇЄҐ", "иеегИЕЕГ", "'’ʼ")


def russian_form(name: str) -> str:
    """A Ukrainian name as Russian would have it, by the usual roots and endings.

    A rule of thumb ("Миколаївка" to "Николаевка"), not a dictionary: a wrong form matches nothing.
    """
    words = []
    for word in name.replace("'ї", "ьи").replace("’ї", "ьи").split(" "):
        for root, russian in _RUSSIAN_ROOTS:
            if word.startswith(root) or root[0].islower():
                word = word.replace(root, russian, 1)
        for ending, russian in _RUSSIAN_ENDINGS:
            if word.endswith(ending):
                word = word[: -len(ending)] + russian
                break
        words.append(word.translate(_RUSSIAN_LETTERS))
    return " ".join(words)


@cache
def national(name: str) -> str:
    """A Ukrainian name by the national system: the form that official English uses."""
    return str(NATIONAL.translate(name.translate(_NO_APOSTROPHES)))


def romanize_ukrainian(name: str) -> list[str]:
    """Every form of a Ukrainian name by the Ukrainian systems, the national one first."""
    plain = name.translate(_NO_APOSTROPHES)
    return list(dict.fromkeys(schema.translate(plain) for schema in _UKRAINIAN))


def romanize_russian(name: str) -> list[str]:
    """Every form of a Russian name by the Russian systems, without their marks."""
    forms = (schema.translate(name) for schema in _RUSSIAN)
    return list(dict.fromkeys(form.replace("·", "").replace("ё", "e") for form in forms))


def spellings(ukrainian: str) -> list[str]:
    """A Ukrainian name in its own letters, in Russian, and in Latin letters by every system."""
    russian = russian_form(ukrainian)
    latin = [*romanize_ukrainian(ukrainian), *romanize_russian(russian)]
    return [*latin, ukrainian, russian]
