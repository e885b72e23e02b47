"""Russian and Ukrainian typesetting of plain text.

Nearly every rule replaces one character by one character, so that several text nodes of a block (the pieces around
inline tags) can be set as the one string that the reader sees, and cut apart at the same places again.
A text that is already set comes back unchanged.
"""

import re
from collections.abc import Sequence

from odessa_news.lib.quotes import set_quotes

NBSP = "\xa0"

_SHORT_WORDS = {
    "ru": "без во да для до за из изо или ко на над не ни но об обо от ото по под при про со то",
    "uk": "або без від для до за зі зо із на над не ні об обо од по під при про та то у це чи що як",
}
_PARTICLES = {"ru": "бы б же ж ли ль", "uk": "би б же ж"}
_UNITS = {
    "ru": "г гг год года году годом годы лет в. вв. век века веке час часа часов ч мин минут минуты сек дн "
    "руб грн гривен гривны гривна коп долл евро тыс млн млрд трлн тысяч тысячи миллионов миллиона "
    "мм см м км м² м³ км² га л мл мг г кг т ц Вт кВт МВт ГВт В кВ Гц МГц ГГц КБ МБ ГБ ТБ бар атм чел шт экз кв "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "р рр рік року році роком роки років ст век століття год година години годин хв хвилин хвилини сек дн "
    "грн гривень гривні гривня коп дол євро тис млн млрд трлн тисяч тисячі мільйонів мільйона "
    "мм см м км м² м³ км² га л мл мг г кг т ц Вт кВт МВт ГВт В кВ Гц МГц ГГц КБ МБ ГБ ТБ бар атм ос шт прим кв "
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
_SIGNS = r"%|‰|°[CFС]?|[$€₴₽£№§]"  # the second С is the Cyrillic letter that people type
# «ул. Дерибасовская», «г. Одесса», «им. Пушкина», «д. 5»: never after a number, where «г.» is a year.
_BEFORE_NAME = {
    "ru": "ул пл пер просп пр бул наб г обл р пос с д корп кв оф им стр рис табл гл ст п см акад проф",
    "uk": "вул пл пров просп пр бул наб м обл р смт с буд корп кв оф ім стор рис табл гл ст п див акад проф",
}

_UPPER = "A-ZА-ЯЁЄІЇҐ"
_LOWER = "a-zа-яёєіїґ"
_LETTER = _UPPER + _LOWER

# Addresses and telephone numbers are copied, not read: nothing in them is touched.
_VERBATIM = re.compile(
    r"""https?://[^\s"«»„“”<>]+
    |www\.[^\s"«»„“”<>]+
    |(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    |(?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,12}\b(?:/[^\s"«»„“”<>]*)?
    |(?<![\w+])\+[ \xa0]?\d[\d\xa0 ()-]{6,20}\d(?!\d)
    |(?<![\w(])\(?0\d{2,4}\)?[ \xa0-]\d[\d\xa0 -]{3,12}\d(?!\d)
    """,
    re.VERBOSE,
)
# Most paragraphs hold none of them, and this is ten times quicker to say so.
_MAYBE_VERBATIM = re.compile(r"://|www|@|\.[a-z]|\+|0\d")
_PLACE = "\ufffc"  # stands for a verbatim character while the rules run: not a letter, digit, space or punctuation mark

_DOTS_OR_DASHES = re.compile(
    _VERBATIM.pattern + r"|(?<!\.)\.{3}(?!\.)|(?:(?<=[\ \xa0])|^)--(?=[\ \xa0])", re.VERBOSE | re.M
)
_APOSTROPHE = re.compile(rf"(?<=[{_LETTER}])'(?=[{_LETTER}])")
_DASH = re.compile(rf"(?:(?<=[ {NBSP}])|(?:^))-(?=[ {NBSP}])", re.M)
_BEFORE_DASH = re.compile(rf"(?<=\S) (?=[—–](?:[ {NBSP}\n]|$))")
_AFTER_FIRST_DASH = re.compile(r"(?:(?<=^—)|(?<=^–)) (?=\S)", re.M)
_NUMBER_RANGE = re.compile(
    rf"(?<![\w.,:/+()№–—{_PLACE}-])(?<![№§] )(?<![№§]{NBSP})(?<![A-Za-z][ {NBSP}])"
    rf"(\d{{1,4}}(?:,\d{{1,4}})?)-(\d{{1,4}}(?:,\d{{1,4}})?)(?![\w/{_PLACE}]|[–—-]\w|[.,:]\d)"
)
_TIME_RANGE = re.compile(r"(?<![\w:.–-])(\d{1,2}:\d\d)-(\d{1,2}:\d\d)(?![\w:]|[.–-]\w)")
_AFTER_SIGN = re.compile(r"(?<=[№§]) (?=\d)")
_THOUSANDS = re.compile(r"(?<![\d.,:-])\d{1,3}(?: \d{3}){1,4}(?![\d:]|[ \xa0-]\d)")
_INITIAL = re.compile(rf"(?<![\w])([{_UPPER}]\.) (?=[{_UPPER}](?:\.|[{_LOWER}]))")
_AFTER_SURNAME = re.compile(
    rf"(?<=[{_LOWER}]) (?=[{_UPPER}]\.[ {NBSP}]?[{_UPPER}]\.(?![ {NBSP}]?[{_UPPER}][{_LOWER}]))"
)
_ABBREVIATION = re.compile(rf"(?<![\w.'’-])([{_LOWER}]{{1,2}}\.) (?=[{_LOWER}]{{1,2}}\.)")
_AFTER_POINT = (_INITIAL, _AFTER_SURNAME, _ABBREVIATION)
_DIGIT = re.compile(r"\d")


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, set(words.split())), key=len, reverse=True))


def _space_rules(language: str) -> tuple[re.Pattern[str], ...]:
    """Each matches (or ends with) the one space that becomes a non-breaking one."""
    single_letter = "[ав-еёєз-яіїґ]"  # without the particles б and ж, which lean on the word before them
    return (
        re.compile(rf"(?<![\w'’-])(?i:{single_letter}|{_any(_SHORT_WORDS[language])}) (?=\S)"),
        re.compile(rf"(?<=\w) (?=(?:{_any(_PARTICLES[language])})(?![\w'’-]))"),
        re.compile(rf"(?<=\d) (?=(?:{_any(_UNITS[language])})(?![\w'’])|{_SIGNS})"),
        re.compile(rf"(?<![\w'’-])(?<!\d[ {NBSP}])(?:{_any(_BEFORE_NAME[language])})\. (?=[{_UPPER}\d«„])"),
    )


_LANGUAGE_RULES = {language: _space_rules(language) for language in _SHORT_WORDS}


def typograph(text: str, language: str) -> str:
    return typograph_nodes([text], language)[0]


def typograph_nodes(nodes: Sequence[str], language: str) -> list[str]:
    """The text nodes of one block, set as one string: quotes and dashes are understood across inline tags."""
    nodes = [_DOTS_OR_DASHES.sub(_shorten, node) if "..." in node or "--" in node else node for node in nodes]
    whole = "".join(nodes)
    if _MAYBE_VERBATIM.search(whole):
        done = _put_back(_set(_VERBATIM.sub(_hide, whole), language), whole)
    else:
        done = _set(whole, language)
    pieces: list[str] = []
    position = 0
    for node in nodes:
        pieces.append(done[position : position + len(node)])
        position += len(node)
    return pieces


def _shorten(match: re.Match[str]) -> str:
    return {"...": "…", "--": "—"}.get(match[0], match[0])


def _hide(match: re.Match[str]) -> str:
    return _PLACE * len(match[0])


def _put_back(done: str, original: str) -> str:
    parts: list[str] = []
    position = 0
    for match in _VERBATIM.finditer(original):
        parts += done[position : match.start()], match[0]
        position = match.end()
    return "".join(parts) + done[position:]


def _set(text: str, language: str) -> str:
    """Every step keeps the length."""
    if "'" in text:
        text = _APOSTROPHE.sub("’", text)
    text = set_quotes(text)
    if "-" in text:
        text = _NUMBER_RANGE.sub(_ascending_range, text)
        text = _TIME_RANGE.sub(r"\1–\2", text)
        text = _DASH.sub("—", text)
    if "—" in text or "–" in text:
        text = _BEFORE_DASH.sub(NBSP, text)
        text = _AFTER_FIRST_DASH.sub(NBSP, text)
    if _DIGIT.search(text):
        text = _AFTER_SIGN.sub(NBSP, text)
        text = _THOUSANDS.sub(_bind, text)
    if ". " in text:
        for rule in _AFTER_POINT:
            text = rule.sub(_bind, text)
    for rule in _LANGUAGE_RULES.get(language, ()):
        text = rule.sub(_bind, text)
    return text


def _bind(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


def _ascending_range(match: re.Match[str]) -> str:
    """«5-7 человек» is a range; «выиграли 3-1» is a score and stays."""
    first, last = (float(number.replace(",", ".")) for number in match.groups())
    return f"{match[1]}–{match[2]}" if first < last else match[0]
