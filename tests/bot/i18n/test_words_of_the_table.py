"""Every text says one thing by one word, and reads well with any number and any name."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.i18n.command_translator import walk_options
from storage.i18n import languages
from storage.i18n.catalog import load_texts, read_source
from tests.bot.harness import BotHarness
from tests.places import LOCALES

LANGUAGES = tuple(languages())
GAP = "\x00"  # stands for a placeable
NARROW = "\u202f"

# By language: what is not said, and what is said instead. Key by key: where it is right.
BANNED: Mapping[str, Mapping[str, str]] = {
    "en": {
        r"encounters?": "fight",
        r"participants?": "creature",
        r"share links?": "overlay link",
        r"h[eo]lds? back": "delay",
        r"t(ake|akes|ook|aken) back": "undo",
        rf"{GAP}(\*\*)? is up": "X's turn",
        r"badly bloodied": "badly hurt",
        r"knock(s|ed)? out": "knocked unconscious",
        r"against death": "death save",
        r"left out,": "Default: …",
        r"armour|defences?|stabilis\w*|colours?|honours?": "American spelling",
        r"s?he|his|hers?|him|himself|herself": "they, or no pronoun",
        r"look(s|ed|ing)? on": "watch",
        r"goes without saying|how many alike|hangs on": "what a player would say",
    },
    "de": {
        r"Spielleiter\w*": "SL, Spielleitung",
        r"Spieler(n|s|in|innen)?": "die Runde",
        r"Der (ist|hat|hält|leitet|kann|konzentriert|wartet)": "diese Kreatur …",
        r"ihm": "ein Substantiv",
        r"Wesen|Teilnehmer\w*": "Kreatur",
        r"Sammlung": "Bibliothek",
        r"Übersicht": "SL-Schirm",
        r"Verlauf|Kampfbericht": "Kampfprotokoll",
        r"zurück(ge)?n[eo]mm?en|nimm\w* zurück": "rückgängig machen",
        r"zurück(zu)?halten|h[aä]lt\w* sich( schon)? zurück": "abwarten",
        r"stirbt": "liegt im Sterben, wenn nicht tot",
        r"betäubt": "bewusstlos geschlagen",
        r"gefallen": "ging zu Boden",
        r"gegen den Tod|Todeswürfe?": "Todesrettungswurf",
        r"(?<![.:;!?] )(?<!^)(Sie|Ihre?[nrms]?|Ihnen)": "du",
        r"Betreiber\w*|Zuschauer\w*|Verbündeter|Träger\w*|Leser\w*|Be?nutzer\w*": "ein Wort für alle",
        rf"{GAP}s|{GAP}['’]s?": "von …, denn ein Name kann auf s enden",
        r"ohne Angabe": "Standard: …",
    },
    "fr": {
        r"vous|votre|vos": "tu",
        r"(?!chez\b|assez\b|nez\b)\w+ez": "tu",
        r"joueu(r|rs|se|ses)|participants?": "la table, créature",
        r"MD": "MJ",
        r"mourante?": "à l’agonie",
        r"vaincue?|à terre": "hors de combat, K.-O.",
        rf"(: |{NARROW}: )plus {GAP}": "fin de …",
        r"jets? de (?!sauvegarde|dés)\w+": "jet de sauvegarde",
        r"(?<!jet )(?<!jets )(?<!Jet )(?<!Jets )contre la mort": "jet contre la mort",
        r"bloc de stats": "profil",
        r"repaire": "antre",
        r"spectat\w+|exploitant\w*|utilisat(eur|rice)s?": "un mot pour tous",
        r"sans rien": "Par défaut : …",
    },
}
RIGHT_HERE = {
    ("en", "error-encounter-not-found"): "a sentence of the wire that clients know",
    ("de", "told-died"): "death",
    ("de", "caption-death"): "death",
    ("de", "error-maximum-zero"): "death",
    ("de", "condition-stunned"): "the condition",
    ("de", "creature-type-celestial"): "the book's name",
    ("fr", "condition-prone"): "the condition",
}
# What a language does not write: a plural after 1.
AFTER_ONE = {
    "en": re.compile(r"(?<!Level )\b1 (?!is\b|was\b|less\b)(more )?[a-z]+s\b"),
    "de": re.compile(r"\b1 ((?!temporären\b)\w+(en|eln|ern)|Rettungswürfe|Effekte|Charaktere|Links)\b"),
    "fr": re.compile(r"\b[01] \w+s\b"),
}
JSON = {"error-payload-no-object", "error-no-changes"}  # show a piece of it
_CODE = re.compile(r"`[^`]*`|</?\S+>|https?://\S+|(?<![\w/])/[a-z]+(?: [a-z-]+)?(?::\S+)?")


@cache
def messages(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the texts of every message and attribute of a language: one for each choice of variants."""
    found = {}
    for entry in FluentParser(with_spans=False).parse(read_source(LOCALES / language)).body:
        if isinstance(entry, ast.Message | ast.Term):
            if entry.value is not None:
                found[entry.id.name] = tuple(_texts(entry.value))
            for attribute in entry.attributes:
                if attribute.id.name not in ("also", "feminine"):  # what is understood, not what is shown
                    found[f"{entry.id.name}.{attribute.id.name}"] = tuple(_texts(attribute.value))
    return found


def _texts(pattern: ast.Pattern) -> Iterator[str]:
    parts: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append([element.value])
        elif isinstance(element.expression, ast.SelectExpression):
            parts.append([text for one in element.expression.variants for text in _texts(one.value)])
        else:
            parts.append([GAP])
    return ("".join(chosen) for chosen in product(*parts))


def _words(text: str) -> str:
    """Return a text without its code and its addresses."""
    return _CODE.sub("", text)


def _found(language: str, key: str, text: str) -> list[str]:
    return [
        f"{language} {key}: {match.group()!r} in {text!r}: say {better}"
        for words, better in BANNED.get(language, {}).items()
        for match in re.finditer(rf"(?<!\w)(?:{words})(?!\w)", _words(text))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_a_word_that_the_glossary_replaces(language: str) -> None:
    found = [
        line
        for key, texts in messages(language).items()
        if (language, key.partition(".")[0]) not in RIGHT_HERE
        for text in texts
        for line in _found(language, key, text)
    ]
    assert found == [], "\n".join(found)


async def test_no_declaration_of_a_command_has_one(table: BotHarness) -> None:
    tree = table.bot.tree
    declared = [(command.qualified_name, command.description) for command in tree.walk_commands()]
    for option in walk_options(tree):
        name = f"{option.command.qualified_name} {option.display_name}"
        declared += [(name, str(option.description)), *((name, choice.name) for choice in option.choices)]
    found = [line for name, text in declared for line in _found("en", name, text)]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This participant holds back"),
        ("en", f"Round 2: **{GAP}** is up"),
        ("de", f"{GAP}s Schaden zählt"),
        ("de", "Der ist tot"),
        ("fr", f"Mira{NARROW}: plus {GAP}"),
        ("fr", "Terminez le combat"),
        ("fr", f"jet de Constitution, DD {GAP}"),
    ],
)
def test_a_replaced_word_is_found(language: str, text: str) -> None:
    assert _found(language, "key", text)
    assert not _found(language, "key", f"`{text}`")


def test_french_has_its_spaces_and_apostrophes() -> None:
    found = []
    for key, texts in messages("fr").items():
        if key in JSON:
            continue
        for text in texts:
            words = _words(text)
            wrong = re.search(rf"[^{NARROW}?!{GAP}\s][;!?»]|[ \u00a0][;:!?»]|«[^{NARROW}]|'", words)
            wrong = wrong or re.search(rf"[^\s{NARROW}\d]:(?=\s|$)", words)
            found += [f"{key}: {wrong.group()!r} in {text!r}"] if wrong else []
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_is_named_by_reference(language: str) -> None:
    named = messages(language).items()
    labels = {texts[0].casefold() for key, texts in named if key.startswith(("button-", "bundle-"))} - {GAP}
    found = [
        f"{key}: {label!r}"
        for key, texts in named
        for text in texts
        for label in re.findall(rf"(?:\*\*|[“„«])[{NARROW}]?([^*“”«»{GAP}]+?)[{NARROW}]?(?:\*\*|[“”»])", text)
        if label.casefold() in labels
    ]
    assert found == []
    joining = load_texts().get(language, "button-join")
    assert joining in load_texts().get(language, "error-nobody-here")  # errors stand alone


class _Arguments(Visitor):
    """Collects the arguments of a message, and those among them that choose a plural."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.counted: set[str] = set()
        self.referred: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.referred.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        keys = {getattr(one.key, "name", getattr(one.key, "value", "")) for one in node.variants}
        if isinstance(node.selector, ast.VariableReference) and keys & {"one", "0", "1", "2"}:
            self.counted.add(node.selector.id.name)
        self.generic_visit(node)


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_reads_with_any_number_and_a_name_that_ends_in_s(language: str, number: int) -> None:
    texts, found = load_texts(), []
    entries = {
        entry.id.name: entry
        for entry in FluentParser(with_spans=False).parse(read_source(LOCALES / language)).body
        if isinstance(entry, ast.Message) and entry.value is not None
    }
    for key, entry in entries.items():
        seen = _Arguments()
        seen.visit(entry.value)
        for other in tuple(seen.referred):
            seen.visit(entries[other].value)
        given = {name: number if name in seen.counted else "Lars" for name in seen.names}
        shown = texts.get(language, key, **given)
        plural = AFTER_ONE.get(language)
        wrong = (plural and plural.search(_words(shown))) or re.search(
            r"Larss|\{ ?\$|(?<=\S)  +(?=\S)", shown
        )
        if number == 0 and seen.counted and re.search(r"\b1\b", _words(shown)):
            found.append(f"{key}: 0 is written as 1 in {shown!r}")
        found += [f"{key}: {wrong.group()!r} in {shown!r}"] if wrong else []
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_short_enough_for_a_phone(language: str) -> None:
    texts = load_texts()
    keys = [key for key in messages(language) if key.startswith(("button-", "answer-"))]
    assert [key for key in keys if len(texts.get(language, key)) > 20] == []
