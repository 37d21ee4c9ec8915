"""Noun phrases as movers: forces, countries and groups that stand for theirs, and words that
point back to either.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo.movements.actors import find_actor, known_actor, read_actor
from geo.movements.discourse import Discourse, Mover
from geo.movements.forces import NamedForce, domain_of, read_forces
from geo.movements.grammar import VERBAL, subject
from geo.movements.lexicon import WORD, WORDS, ActorName, ForceNoun, Lexicon
from geo.records import Actor, Force, Span
from geo.text.numbers import read_count
from geo.text.tokens import ParsedSentence, Token

OPENING = 4
"""Words before a force in which its nation stands."""
MANY = 50
"""So many men on the move in an article about forces are soldiers."""


@dataclass(frozen=True, slots=True)
class NounPhraseReader:
    """Reads the noun phrases of one sentence; what is left out comes from what was told before."""

    sentence: ParsedSentence
    text: str
    lexicon: Lexicon
    discourse: Discourse
    number: int
    before: str
    """The sentence before."""
    place_words: frozenset[int]
    """The words that head a named place."""
    ships: Mapping[str, ForceNoun]
    """Ships that the article knows by name."""
    military: bool
    """Whether the article is about forces, so that a bare truck counts as theirs."""

    def describe(self, index: int) -> Mover | None:
        """What the noun phrase headed by a word names as a mover, or None."""
        forces = read_forces(self.sentence, index, self.lexicon, self.text)
        if forces and forces[0].noun.event:
            return self._event(index)
        strong = tuple(f for f in forces if not f.noun.weak)
        if forces and (strong or self._weak_will_do(index)):
            return self.force(index, forces)
        if forces:
            return None
        token = self.sentence[index]
        if token.text in self.ships and token.pos == "PROPN":
            noun = self.ships[token.text]
            force = Force(item=noun.item, count=1, count_text=None, span=token.span)
            return self.force(index, (NamedForce(force, noun, index),))
        word = token.text.lower()
        if token.pos == "NUM" and self.sentence.child(index, "prep", "nummod") is None:
            return self._so_many(index)
        of_them = self._part_of(index) if word in WORDS["parts"] else None
        if of_them is not None:
            return self.describe(of_them)
        if word in WORDS["they"] or (word in WORDS["parts"] and self._points_back(index)):
            return self._antecedent(index)
        return self._named_actor(token)

    def _part_of(self, index: int) -> int | None:
        """ "The last **of the Russians**": whose part it is, where they are named."""
        for preposition in self.sentence.children(index, "prep"):
            if preposition.text.lower() == "of":
                thing = self.sentence.child(preposition.index, "pobj")
                if thing is not None and thing.text.lower() not in WORDS["they"]:
                    return thing.index
        return None

    def _event(self, index: int) -> Mover | None:
        """ "An invasion would come through ...": it goes where its maker's forces go."""
        named = read_actor(self.sentence, index, self.lexicon, self.text)
        main = self.discourse.main_actor()
        if named is None and main is not None:
            named = replace(main[0], span=None), ActorName(main[0].name, main[1])
        return replace(actor_only(index, named), people=True) if named else None

    def force(self, index: int, forces: tuple[NamedForce, ...]) -> Mover:
        sentence = self.sentence
        named = read_actor(sentence, index, self.lexicon, self.text)
        if named is None:
            named = next(
                (n for f in forces if (n := read_actor(sentence, f.head, self.lexicon, self.text))),
                None,
            )
        determiners = {t.text.lower() for t in sentence.children(index, "det", "poss")}
        mover = Mover(
            head=index,
            kind="force",
            forces=_merged(forces),
            actor=named[0] if named else None,
            country=named[1].country if named else "",
            domain=domain_of(forces),
            people=any(f.noun.people for f in forces),
            container=any(f.noun.container for f in forces),
            definite=bool(determiners & WORDS["definite"]),
            plural=sentence[index].tag in {"NNS", "NNPS"},
            weak=all(f.noun.weak for f in forces),
            span=sentence.subtree_span(index),
            unit=any(f.noun.unit for f in forces),
            head_word=sentence[index].text.lower(),
            words=frozenset(t.text.lower() for t in sentence.subtree(index) if t.index <= index),
        )
        return mover if mover.actor else self._owned(mover, determiners)

    def _owned(self, mover: Mover, determiners: set[str]) -> Mover:
        """ "Turkey says its army", "the column": whose it is stands elsewhere."""
        owner: tuple[Actor, str] | None = None
        if determiners & WORDS["possessives"]:
            owner = self._possessor(mover)
        if owner is None and mover.definite:
            last = self.discourse.last_mover(self.number)
            if last is not None and last.actor is not None and last.domain == mover.domain:
                owner = (last.actor, last.country)
        return replace(mover, actor=owner[0], country=owner[1]) if owner else mover

    def _possessor(self, mover: Mover) -> tuple[Actor, str] | None:
        if mover.head is None:
            return None
        for verb in (t for t in self.sentence.ancestors(mover.head) if t.pos in VERBAL):
            by = subject(self.sentence, verb.index)
            if by is None or by == mover.head:
                continue
            named = read_actor(self.sentence, by, self.lexicon, self.text)
            if named is not None:
                return named[0], named[1].country
        earlier = find_actor(self.sentence.tokens[: mover.head], self.lexicon, self.text)
        if earlier is not None and not earlier[1].metonym:
            return earlier[0], earlier[1].country
        return self.spoken_of() or self.discourse.main_actor()

    def spoken_of(self) -> tuple[Actor, str] | None:
        """The first country or group that the sentence before names."""
        for match in WORD.finditer(self.before):
            name = known_actor(match.group(), self.lexicon)
            if name is not None:
                return Actor(name=name.name, surface=match.group(), span=None), name.country
        return None

    def _weak_will_do(self, index: int) -> bool:
        """A truck, a ship or a plane counts where the words around are military, not civil."""
        words = {t.text.lower() for t in self.sentence.subtree(index)}
        if self.near_words(index) & self.lexicon.civil_words:
            return False
        noun = self.lexicon.force(self.sentence[index].text.lower())
        everyday = noun is not None and noun.group in {"civil_vehicles", "everyday_people"}
        if everyday and (words & WORDS["possessives"] or self._of_an_army(index)):
            return (
                self.military
                or find_actor(self.sentence.tokens, self.lexicon, self.text) is not None
            )
        return (self.military and not everyday) or bool(words & self.lexicon.military_words)

    def _of_an_army(self, index: int) -> bool:
        """ "Iranian officers", "the 900 men": a nation or a number tells that they are soldiers."""
        if read_actor(self.sentence, index, self.lexicon, self.text) is not None:
            return True
        if self.sentence[index].text.lower() == "men" and not self.sentence.children(index):
            return True
        numbers = self.sentence.children(index, "nummod")
        return any((read_count(t.text) or 0) >= MANY for t in numbers)

    def near_words(self, index: int) -> set[str]:
        """The words in front of a noun, and what it is of, with or for."""
        sentence = self.sentence
        found = {t.text.lower() for t in sentence.subtree(index) if t.index <= index}
        for preposition in sentence.children(index, "prep"):
            found |= {t.text.lower() for t in sentence.children(preposition.index, "pobj")}
        return found

    def _points_back(self, index: int) -> bool:
        below = self.sentence.subtree(index)
        if any(
            t.text.lower() in WORDS["they"] | WORDS["possessives"]
            for t in below
            if t.index != index
        ):
            return True
        return len(below) <= 2 and self.sentence[index].text.lower() not in {"head", "lead"}

    def _antecedent(self, index: int) -> Mover | None:
        """The mover that a pronoun stands for: earlier in the sentence, else told before."""
        for position in range(index - 1, -1, -1):
            token = self.sentence[position]
            if token.dep in {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT"} and token.pos in {
                "NOUN",
                "PROPN",
            }:
                forces = read_forces(self.sentence, position, self.lexicon, self.text)
                if forces and (
                    self._weak_will_do(position) or not all(f.noun.weak for f in forces)
                ):
                    return replace(self.force(position, forces), kind="pronoun", head=index)
        last = self.discourse.last_mover(self.number, reach=1) or self._opening_before(index)
        last = last or self.discourse.last_mover(self.number)
        if last is None:
            return None
        singular = self.sentence[index].text.lower() == "it"
        if singular and last.people and last.plural:
            return None
        return replace(last, kind="pronoun", head=index, definite=True)

    def _so_many(self, index: int) -> Mover | None:
        """ "40,000 had gone": so many of those spoken of before."""
        count = read_count(self.sentence[index].text)
        last = self.discourse.last_mover(self.number) or self._opening_before(index)
        if count is None or count < 2 or last is None or not last.forces:
            return None
        span, first = self.sentence[index].span, last.forces[0]
        force = Force(item=first.item, count=count, count_text=self.sentence[index].text, span=span)
        return replace(last, kind="pronoun", head=index, forces=(force,), definite=True)

    def _opening_before(self, index: int) -> Mover | None:
        """The first forces of the sentence before, where it was not read for movements."""
        words = [m.group() for m in WORD.finditer(self.before)]
        for word in words:
            noun = self.lexicon.force(word.lower())
            if noun is None or noun.weak:
                continue
            near = words[: words.index(word) + 1][-OPENING:]
            named = next((n for w in near if (n := known_actor(w, self.lexicon))), None)
            actor = Actor(name=named.name, surface=word, span=None) if named else None
            force = Force(item=noun.item, count=None, count_text=None)
            return Mover(
                head=index, kind="pronoun", forces=(force,), actor=actor,
                country=named.country if named else "", domain=noun.domain, people=noun.people,
                container=noun.container, definite=True, plural=True, unit=noun.unit,
            )  # fmt: skip
        return None

    def _named_actor(self, token: Token) -> Mover | None:
        """A country, its capital, or a people ("the Russians") as the mover."""
        if token.pos not in {"PROPN", "NOUN", "ADJ"}:
            return None
        words = [
            t
            for t in self.sentence.subtree(token.index)
            if t.dep in {"compound", "det", "amod", "nmod", "poss"} or t.index == token.index
        ]
        words = [t for t in words if t.index <= token.index]
        named = None
        for start in range(len(words)):
            name = known_actor(Span(words[start].start, words[-1].end).cut(self.text), self.lexicon)
            if name is not None:
                span = Span(words[start].start, words[-1].end)
                named = Actor(name=name.name, surface=span.cut(self.text), span=span), name
                break
        if named is None:
            return None
        people = token.tag in {"NNPS", "NNS"} or (
            not named[1].country and not named[1].metonym and token.text != "NATO"
        )
        mover = actor_only(token.index, named)
        if people and named[1].country:
            force = Force(item="soldier", count=None, count_text=None, span=token.span)
            return replace(mover, forces=(force,), people=True)
        return replace(mover, people=people)


def actor_only(index: int, named: tuple[Actor, ActorName]) -> Mover:
    return Mover(
        head=index, kind="actor", forces=(), actor=named[0], country=named[1].country,
        domain="land", people=False, container=False, definite=True, plural=False,
        span=named[0].span,
    )  # fmt: skip


def somebody(index: int) -> Mover:
    """ "Anyone": somebody, of no kind told."""
    return Mover(
        head=index, kind="force", forces=(), actor=None, country="", domain="land",
        people=True, container=False, definite=False, plural=False,
    )  # fmt: skip


def _merged(forces: tuple[NamedForce, ...]) -> tuple[Force, ...]:
    """One force for each item and count, in the order of the text."""
    return tuple({(f.force.item, f.force.count): f.force for f in forces}.values())
