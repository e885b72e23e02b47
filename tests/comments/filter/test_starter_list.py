"""The list to begin with: what it must find in disguise, and what it must let through."""

import pytest

from comments.filter.entries import import_lines, write_missing_forms
from comments.management.commands.load_stop_words import STARTER

from .listed import entries_in

pytestmark = pytest.mark.django_db

RUSSIAN = """
рубля корабля сабля употребляю оскорбляет оскорбление огорчаться дубля ансамбля дирижабля вопля сабли граблями добля
стебля стебель мебель мебелью оглоблями хлебать хлебец хлебал колебания требовать требую потребитель лебедь
погреба
застрахуй страховка подстрахуй психуйте похудеть похуделый худой хутор хурма хунта Хуан сухой сукно суконный Сукре
сукровица закуска посуда судак рассудок плохо лохматый всполох сучок сук собака команда мандарин мандат командир
мандолина
мандала Уганда Руанда пропаганда контрабанда веранда Херсон парикмахер херувим бляха бляшка блямба бледный обледенел
мудрый мудрость премудрый Мудрик помидор пиджак пицца пизанская Пиза спица скандал гандбол гандикап Ганди гондола
гондольер кондом говядина облупить лупа мразотный мороз чмокать чмокнуть срастание просрочка срамной дупло дупель
куртка курвиметр куртуазный вырождение урод шлюпка шлюз шалаш шалавливый ебонит небо скребок ребёнок учеба вельбот
гребень жаловать шопа скопа копа лайнер враки Сергей гейзер апогей канал Ебург обляпал ля-минор
"""
UKRAINIAN = """
застрахуй врахуй порахуйте рахунок сукупність сукня сучок посуд суднобудування мандрівка командувати мандри підозра
підорвати підпис підорожник під’їзд підручник глист гівень бляшанка дупель лайм родина гребля кораблях рублями
херсонці Херсонщина полохливий лохина хутряний хустка похуднути стебло греблею поглиблювати облямівка мудрагель
"""
SENTENCES = (
    "Под ор толпы он ушёл на хутор бабочек ловить.",
    "С У Д, Н А Т О и Г А З Е Т А",
    "В. И. Ленин, А. С. Пушкин, М. Ю. Лермонтов",
    "и я и ты и он, а б в г д",
    "Мы с у моря, до-ре-ми-фа-соль-ля-си",
    "Hello, suit and pizza, blueberry and mozzarella!",
    "Сук упал на машину во дворе.",
)
DISGUISED = """
cyka сyка с_у_к_а с-у-к-а суккка сукааа $ука с.у.к.а с/у/к/а хyй xуй хуйй нахуй на-хуй н@хуй похyй пи3да пиzда пи-зда
пизд@ пиииздец е.бать 3аебал ебaный 6лядь бл9дь бля_дь мудаk мyдаком му-да-к мудааак пидор пид0р пiдор гандoн ганд0н
долб0еб г0вно жoпа ж0пы шлюxа kурва гiвно г1вно лайнo чм0 мpазь yблюдок говнище-говном suka
"""
SPREAD = (
    *(
        "с у к а",
        "С У К А",
        "ты с  у  к  а",
        "п и з д е ц",
        "м-у-д-а-к",
        "м у д а к и",
        "на х у й",
        "г . о . в . н . о",
    ),
    *("су\u200bка", "су\u00adка", "c\u0301у\u0301к\u0301а", "с🐈у🐈к🐈а"),
)


@pytest.fixture(scope="module", autouse=True)
def starter(module_db):
    with module_db():
        import_lines(STARTER.read_text(encoding="utf-8").splitlines())
        write_missing_forms()
        yield


@pytest.mark.parametrize("words", [RUSSIAN.split(), UKRAINIAN.split(), SENTENCES], ids=["ru", "uk", "sentences"])
def test_innocent_words_pass(words):
    caught = {word: found for word in words if (found := entries_in(word))}
    assert not caught
    assert entries_in("; ".join(words)) == set()


@pytest.mark.parametrize("words", [DISGUISED.split(), SPREAD], ids=["disguised", "spread"])
def test_disguises_are_seen_through(words):
    assert not [word for word in words if not entries_in(word)]
