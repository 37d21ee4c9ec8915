"""What is known of words that tell of movements: data files, read once, as frozen records.

The files are ``data/lexicons/movements_*``; each says at its top what its fields mean.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from geo.errors import ModelMissing
from geo.movements.inflection import plural, verb_forms

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""A word as the lexicons know it: "T-72", "Russia's", "build-up"."""
PIECE = re.compile(r"[^\W_]+")
"""A piece of such a word: "72", "up"."""
LEXICONS = Path(__file__).parents[2] / "data" / "lexicons"

Evidence = Literal["actor", "force", "going"]
Moves = Literal["subject", "object", "either"]
Domain = Literal["land", "air", "sea"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a trigger: what moves, which preposition leads where, what it takes.

    ``kind`` is a movement type, or "path" or "enter" where the type depends on who goes where.
    """

    family: str
    lemma: str
    particles: tuple[str, ...]
    kind: str
    moves: Moves
    evidence: Evidence
    roles: Mapping[str, str]
    object_role: str | None = None
    object_moves: bool = True
    needs_ground: bool = False
    light: bool = False
    agent: str = ""
    """The preposition that what moves stands behind ("fell **to** the rebels")."""
    ahead: bool = False
    """The word itself looks ahead: "a company is due at Gao"."""
    nominal: bool = False
    said_of_holder: bool = False
    object_words: frozenset[str] = frozenset()

    @property
    def rule_id(self) -> str:
        """A stable name: "verb.withdraw.pull-back", "noun.buildup.massing"."""
        words = "-".join((self.lemma, *self.particles)).replace(" ", "-").replace("'", "")
        return f"{'noun' if self.nominal else 'verb'}.{self.family}.{words}"


@dataclass(frozen=True, slots=True)
class ForceNoun:
    """A noun for a force. ``weak``: only where the words around it are military."""

    item: str
    group: str
    domain: Domain
    weak: bool = False
    unit: bool = False
    container: bool = False
    event: bool = False

    @property
    def people(self) -> bool:
        return self.group in {"people", "fighters", "units", "everyday_people"}


@dataclass(frozen=True, slots=True)
class ActorName:
    """Who may move: the normalised name and, for a country, its ISO code."""

    name: str
    country: str
    metonym: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that tell who says so and whether it happened."""

    say: frozenset[str]
    say_lemmas: Mapping[str, str]
    witness: frozenset[str]
    accuse: frozenset[str]
    not_sources: frozenset[str]
    source_nouns: frozenset[str]
    according: tuple[str, ...]
    deny: frozenset[str]
    denial_nouns: frozenset[str]
    verdicts: frozenset[str]
    truth: frozenset[str]
    claims: frozenset[str]
    modals: frozenset[str]
    plan: frozenset[str]
    plan_nouns: frozenset[str]
    plan_adjectives: frozenset[str]
    conditionals: frozenset[str]
    unknowns: frozenset[str]
    negation: frozenset[str]
    fail: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it. Keys are lower-case forms as they stand in a text; see :func:`load_lexicon`."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    forces: Mapping[str, ForceNoun]
    force_ends: frozenset[str]
    """The last word of each force's name: "rocket-launcher" ends in "launcher"."""
    not_forces: frozenset[str]
    scenes: frozenset[str]
    civil_words: frozenset[str]
    military_words: frozenset[str]
    war_words: frozenset[str]
    opponents: Mapping[str, str]
    opponent_words: frozenset[str]
    grounds: frozenset[str]
    collectives: frozenset[str]
    vague_counts: frozenset[str]
    designations: tuple[tuple[re.Pattern[str], str], ...]
    actors: Mapping[str, ActorName]
    names: Mapping[str, ActorName]
    cues: Cues
    longest_force: int = field(default=4)

    def force(self, phrase: str) -> ForceNoun | None:
        """The force that a lower-case noun phrase names, or None."""
        return self.forces.get(phrase)

    def designation(self, word: str) -> str | None:
        """What a piece of equipment known by name or number is: "T-72B3s" is a tank."""
        if len(word) > 20:
            return None
        for pattern, item in self.designations:
            if pattern.fullmatch(word):
                return item
        return None


@lru_cache(maxsize=1)
def load_lexicon(folder: Path = LEXICONS) -> Lexicon:
    """Read the lexicons once a process (about 20 ms).

    Raises:
        ModelMissing: a file is not there or is broken.
    """
    try:
        verbs = _toml(folder / "movements_verbs.toml")
        nouns = _toml(folder / "movements_nouns.toml")
        forces = _toml(folder / "movements_forces.toml")
        cues = _toml(folder / "movements_cues.toml")
        actors = _actors(folder / "movements_actors.csv")
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise ModelMissing(f"a movement lexicon in {folder} cannot be read: {error}") from error
    default = _prepositions(verbs["prepositions"])
    force_nouns = _force_nouns(forces)
    return Lexicon(
        verbs=_verb_frames(verbs, default),
        nouns=_noun_frames(nouns, default),
        forces=force_nouns,
        force_ends=frozenset(PIECE.findall(noun)[-1] for noun in force_nouns),
        not_forces=frozenset(_with_plurals(_items(forces["not_forces"]["nouns"]))),
        scenes=frozenset(_items(forces["scenes"]["words"])),
        civil_words=frozenset(_items(forces["civil_words"]["words"])),
        military_words=frozenset(_items(forces["military_words"]["words"])),
        war_words=frozenset(_items(forces["war_words"]["words"])),
        grounds=frozenset(_with_plurals(_items(forces["grounds"]["nouns"]))),
        opponents={k: v for k, v in forces["opponents"].items() if k != "words"},
        opponent_words=frozenset(_items(forces["opponents"]["words"])),
        collectives=frozenset(_with_plurals(_items(forces["collectives"]["nouns"]))),
        vague_counts=frozenset(_items(forces["counts"]["vague"])),
        designations=_designations(forces["designations"]),
        actors=actors,
        names={name.name.lower(): name for name in actors.values() if not name.metonym},
        cues=_cues(cues),
    )


def _words(path: Path) -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in _toml(path).items()}


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _items(text: str) -> list[str]:
    return [item for part in text.replace("\n", ",").split(",") if (item := part.strip())]


def _prepositions(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: role for role, words in table.items() for word in words}


def _verb_frames(
    table: Mapping[str, Any], default: Mapping[str, str]
) -> dict[str, tuple[Frame, ...]]:
    irregular = table["irregular"]
    found: dict[str, list[Frame]] = {}
    for family, values in table.items():
        if family in {"prepositions", "irregular"}:
            continue
        roles = {**default, **values.get("roles", {})}
        for entry in _items(values["verbs"]):
            lemma, *particles = entry.split()
            frame = Frame(
                family=family,
                lemma=lemma,
                particles=tuple(particles),
                kind=values["type"],
                moves=values["moves"],
                evidence=values["evidence"],
                roles=roles,
                object_role=values.get("object_role"),
                object_moves=values.get("object_moves", True),
                needs_ground=values.get("needs_ground", False),
                light=values.get("light", False),
                ahead=values.get("ahead", False),
                agent=values.get("agent", ""),
                object_words=frozenset(values.get("object_words", ())),
            )
            for form in verb_forms(lemma, irregular.get(lemma)):
                found.setdefault(form, []).append(frame)
    return {form: _longest_first(frames) for form, frames in found.items()}


def _noun_frames(
    table: Mapping[str, Any], default: Mapping[str, str]
) -> dict[str, tuple[Frame, ...]]:
    """Keyed by the noun's last word; words before or after it narrow the sense."""
    found: dict[str, list[Frame]] = {}
    for family, values in table.items():
        for entry in _items(values["nouns"]):
            words = entry.split()
            ends = len(words) > 1 and (words[-1] in default or words[-1] == "of")
            after = tuple(words[-1:]) if ends else ()
            noun = " ".join(words[: len(words) - len(after)])
            frame = Frame(
                family=family,
                lemma=noun,
                particles=after,
                kind=values["type"],
                moves="either",
                evidence=values["evidence"],
                roles={**default, **values["roles"]},
                nominal=True,
                ahead=values.get("ahead", False),
                said_of_holder=values.get("mover") == "holder",
            )
            for form in (noun, plural(noun)):
                last = form.split()[-1]
                for key in {last, last.rpartition("-")[2]}:
                    found.setdefault(key, []).append(frame)
    return {form: _longest_first(frames) for form, frames in found.items()}


def _longest_first(frames: Iterable[Frame]) -> tuple[Frame, ...]:
    unique = {(f.family, f.lemma, f.particles): f for f in frames}.values()
    return tuple(sorted(unique, key=lambda f: -len(f.particles) - len(f.lemma.split())))


def _force_nouns(table: Mapping[str, Any]) -> dict[str, ForceNoun]:
    odd = {noun.replace("_", " "): forms for noun, forms in table["plurals"].items()}
    found: dict[str, ForceNoun] = {}
    for group, values in table.items():
        if "domain" not in values:
            continue
        for entry in _items(values["nouns"]):
            noun, _, item = (part.strip() for part in entry.partition("="))
            force = ForceNoun(
                item=item or noun,
                group=group,
                domain=values["domain"],
                weak=values.get("weak", False),
                unit=values.get("unit", False),
                container=values.get("container", False),
                event=values.get("event", False),
            )
            forms = (odd.get(noun.split()[-1]) or plural(noun.split()[-1])).split()
            for form in (noun, *(" ".join((*noun.split()[:-1], f)) for f in forms)):
                found.setdefault(form, force)
    return found


def _with_plurals(nouns: Iterable[str]) -> Iterable[str]:
    for noun in nouns:
        yield from (noun, plural(noun))


def _designations(table: Mapping[str, list[str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile("|".join(forms)), item) for item, forms in table.items())


def _actors(path: Path) -> dict[str, ActorName]:
    """Keyed by the words as written; a name in capitals is told from a small word so."""
    found: dict[str, ActorName] = {}
    with path.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            plain = ActorName(row["name"], row["country"])
            stand_in = ActorName(row["name"], row["country"], metonym=True)
            for word in (row["name"], *row["words"].split(";")):
                if word:
                    found.setdefault(word, plain)
            for word in row["stands_for"].split(";"):
                if word:
                    found.setdefault(word, stand_in)
    return found


def _cues(table: Mapping[str, Any]) -> Cues:
    reporting, planning, denying = table["reporting"], table["planning"], table["denying"]
    lemmas = {
        form: lemma
        for lemma in [*_items(reporting["say"]), *_items(denying["verbs"])]
        if " " not in lemma
        for form in verb_forms(lemma, _IRREGULAR_SAYING.get(lemma))
    }

    def words(section: Mapping[str, str], key: str) -> frozenset[str]:
        return frozenset(_items(section[key]))

    return Cues(
        say=words(reporting, "say"),
        say_lemmas=lemmas,
        witness=words(reporting, "witness"),
        accuse=words(reporting, "accuse"),
        not_sources=words(table["not_sources"], "words"),
        source_nouns=frozenset(_with_plurals(words(table["source_nouns"], "words"))),
        according=tuple(table["according"]["phrases"]),
        deny=words(denying, "verbs"),
        denial_nouns=words(denying, "nouns"),
        verdicts=words(denying, "verdicts"),
        truth=words(denying, "truth"),
        claims=words(denying, "claims"),
        modals=words(planning, "modals"),
        plan=words(planning, "verbs"),
        plan_nouns=words(planning, "nouns"),
        plan_adjectives=words(planning, "adjectives"),
        conditionals=words(table["doubting"], "conditionals"),
        unknowns=words(table["doubting"], "unknowns"),
        negation=words(table["negation"], "words"),
        fail=words(table["failing"], "verbs"),
    )


_IRREGULAR_SAYING = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "think": "thought",
    "show": "showed shown",
    "put": "put putting",
    "see": "saw seen",
    "speak": "spoke spoken",
    "go": "went gone",
    "hear": "heard",
    "swear": "swore sworn",
    "broadcast": "broadcast",
    "spot": "spotted",
    "mean": "meant",
    "seek": "sought",
}


WORDS: Mapping[str, frozenset[str]] = _words(LEXICONS / "movements_words.toml")
"""Small closed sets of words (pronouns, determiners, particles) by name."""
