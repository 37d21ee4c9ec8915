"""Who or what moves: the noun phrase that a trigger's frame asks for, read and judged.

A movement needs a force: soldiers, equipment, aircraft, warships, or a country or group that
stands for its own. Anything else (prices, refugees, a delegation) makes the trigger no movement.
"""

from dataclasses import dataclass, replace

from geo.movements.actors import read_actor
from geo.movements.discourse import Mover
from geo.movements.forces import read_forces
from geo.movements.grammar import VERBAL, participants, subject
from geo.movements.lexicon import WORDS, ActorName
from geo.movements.noun_phrases import NounPhraseReader, actor_only, somebody
from geo.movements.triggers import Trigger
from geo.movements.understood import understood
from geo.records import Actor

ACTING = frozenset(
    {"advance", "gain", "seize", "enter", "withdraw", "deploy", "mass", "leave", "return"}
)
"""Families whose subject may be a country or a group that stands for its forces."""
MAKING = frozenset(
    [
        "conduct",
        "make",
        "begin",
        "launch",
        "continue",
        "start",
        "complete",
        "order",
        "mount",
        "stage",
        "carry",
        "step",
        "undertake",
        "announce",
    ]
)
"""Verbs of which a movement can be the object: their subject is who moves."""

FAR = 14
"""Words before a verb in which its subject is looked for, where the parse has none."""
STOPS = frozenset({";", ":", "but"})
PARTS = frozenset({"compound", "nmod", "amod", "poss"})
"""Labels of words that are but a part of a name: "tank" of "tank top"."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(frozen=True, slots=True)
class MoverReader(NounPhraseReader):
    """Finds what moves by each trigger of one sentence."""

    def mover(self, trigger: Trigger) -> Mover | None:
        """What moves by this trigger, or None where nothing fit to move is named."""
        if trigger.frame.nominal:
            return self._of_noun(trigger)
        found = self._of_verb(trigger) or self._seen_doing(trigger)
        if found is None and self.military:
            return self._by_order(trigger) or understood(
                self.sentence, trigger, self.lexicon, self.discourse, self.number, self.place_words
            )
        return found

    def _seen_doing(self, trigger: Trigger) -> Mover | None:
        """ "Spotted two convoys, moving around X": the object of seeing is what moves."""
        token = self.sentence[trigger.index]
        if token.dep != "advcl" or token.tag != "VBG" or trigger.frame.moves == "object":
            return None
        seen = self.sentence.child(token.head, "dobj")
        return self.describe(seen.index) if seen is not None else None

    def _by_order(self, trigger: Trigger) -> Mover | None:
        """Where the parse finds no subject fit to move, the force that stands before the verb.

        Quotes, brackets and lists lead the parser astray: "tanks “without plates” had come
        through". A noun behind the parsed subject is another's ("the chief of the tanks").
        """
        frame, sentence = trigger.frame, self.sentence
        who = participants(sentence, trigger.index)
        if frame.light or frame.agent or (frame.moves == "object" and not who.passive):
            return None
        if who.object is not None and not self._fits_object(trigger, who.object):
            return None
        last = trigger.index if who.subject is None else min(who.subject, trigger.index)
        for position in range(last - 1, max(-1, trigger.index - FAR), -1):
            token = sentence[position]
            if token.text in STOPS or (token.tag in FINITE and token.head != trigger.index):
                return None
            if token.pos in {"NOUN", "PROPN"} and token.dep not in PARTS:
                mover = self.describe(position)
                if mover is not None and mover.kind == "force" and not mover.weak:
                    return replace(mover, by_order=True)
        return None

    # -- verbs ---------------------------------------------------------------------------

    def _of_verb(self, trigger: Trigger) -> Mover | None:
        frame, sentence = trigger.frame, self.sentence
        who = participants(sentence, trigger.index)
        if frame.agent:
            return self._behind(trigger)
        if who.passive and frame.moves == "subject":
            by = self._judge(who.agent, trigger) if frame.object_role and who.agent else None
            if by is not None:
                return by
            who = replace(who, passive=False)
        if who.passive:
            moved = self._moved(who.subject, trigger)
            return self._sent_by(moved, who.agent)
        moved = None
        if frame.moves != "subject" and who.object is not None:
            moved = self._moved(who.object, trigger)
        if moved is not None:
            return self._sent_by(moved, who.subject)
        if frame.moves == "object":
            return self._judge_infinitive(trigger, who.subject)
        named = self._named_beside(trigger) if frame.moves != "subject" else None
        if who.object is None and named is not None:
            return self._sent_by(named, who.subject)
        if who.object is not None and not self._fits_object(trigger, who.object):
            return None
        return self._judge(who.subject, trigger)

    def _named_beside(self, trigger: Trigger) -> Mover | None:
        """ "Moved ten T-72B3s": equipment that the parser took for a measure of distance."""
        for child in self.sentence.children(trigger.index, "npadvmod"):
            if self.lexicon.designation(child.text) is not None:
                return self.describe(child.index)
        return None

    def _behind(self, trigger: Trigger) -> Mover | None:
        """ "The town fell to the rebels": what moves stands behind the frame's preposition."""
        for preposition in self.sentence.children(trigger.index, "prep"):
            if preposition.text.lower() == trigger.frame.agent:
                thing = self.sentence.child(preposition.index, "pobj")
                return self._judge(thing.index, trigger) if thing is not None else None
        return None

    def _judge_infinitive(self, trigger: Trigger, index: int | None) -> Mover | None:
        """A caption's bare participle: "howitzers towed west" parsed as active."""
        token = self.sentence[trigger.index]
        if token.tag in {"VBN", "VBD"} and self.sentence.child(trigger.index, "dobj") is None:
            return self._moved(index, trigger)
        return None

    def _fits_object(self, trigger: Trigger, index: int) -> bool:
        """ "Advanced two percent", "moved its headquarters": an object that tells another story."""
        token = self.sentence[index]
        if index in self.place_words or token.text.lower() in WORDS["directions"]:
            return True
        if trigger.frame.object_words:
            return token.lemma.lower() in trigger.frame.object_words
        if token.text.lower() in WORDS["distances"]:
            return True
        if token.text.lower() == "it" and trigger.frame.object_role is not None:
            return True
        below = {t.index for t in self.sentence.subtree(index)}
        if trigger.frame.lemma == "cross" and self._leads_to_place(trigger.index):
            return True
        return token.text.lower() in self.lexicon.grounds or bool(
            below & self.place_words and trigger.frame.object_role
        )

    def _leads_to_place(self, verb: int) -> bool:
        """Whether a preposition of the verb has a place by name: "crossing the berm at Rabia"."""
        return any(
            thing.index in self.place_words
            for preposition in self.sentence.children(verb, "prep")
            for thing in self.sentence.children(preposition.index, "pobj")
        )

    def _moved(self, index: int | None, trigger: Trigger) -> Mover | None:
        """The object of sending: a force, or a pronoun for one."""
        if index is None:
            return None
        mover = self.describe(index)
        if mover is None and self.military and trigger.frame.family in {"send", "deploy"}:
            mover = self._weak_force(index)
        if mover is None and self.sentence[index].text.lower() in WORDS["anyone"]:
            return somebody(index)
        if mover is None or (mover.kind == "actor" and not mover.people):
            return None
        return mover

    def _weak_force(self, index: int) -> Mover | None:
        """In an article about forces, men or reserves that are sent are forces."""
        if self.near_words(index) & self.lexicon.civil_words:
            return None
        forces = read_forces(self.sentence, index, self.lexicon, self.text)
        fit = [f for f in forces if f.noun.group == "everyday_people"]
        return self.force(index, forces) if fit else None

    def _sent_by(self, moved: Mover | None, sender: int | None) -> Mover | None:
        """What is sent belongs to its sender where it has no nation of its own."""
        if moved is None:
            return None
        moved = replace(moved, sent=True)
        if moved.actor is not None or sender is None:
            return moved
        named = read_actor(self.sentence, sender, self.lexicon, self.text)
        if named is None:
            return moved
        return replace(moved, actor=named[0], country=named[1].country)

    def _judge(self, index: int | None, trigger: Trigger) -> Mover | None:
        """The subject that moves itself, if it is of the kind that the frame asks for."""
        if index is None:
            return self._elided(trigger)
        mover = self.describe(self._passer_by(index, trigger))
        if mover is None:
            return None
        if mover.kind == "actor" and not mover.people:
            return mover if trigger.frame.family in ACTING else None
        return mover

    def _passer_by(self, index: int, trigger: Trigger) -> int:
        """ "A train passed Uspenka heading for Ilovaisk": the train goes on, not the place."""
        token = self.sentence[trigger.index]
        if index not in self.place_words or token.dep != "acl" or token.tag != "VBG":
            return index
        above = next((t for t in self.sentence.ancestors(index) if t.pos in VERBAL), None)
        found = subject(self.sentence, above.index) if above is not None else None
        return index if found is None else found

    def _elided(self, trigger: Trigger) -> Mover | None:
        """No subject at all: in notes and captions the mover told of before."""
        token = self.sentence[trigger.index]
        if token.dep != "ROOT" or token.tag not in {"VBD", "VBN", "VBG"}:
            return None
        return self.discourse.last_mover(self.number, reach=1)

    # -- nouns ---------------------------------------------------------------------------

    def _of_noun(self, trigger: Trigger) -> Mover | None:
        sentence, index = self.sentence, trigger.index
        if trigger.frame.said_of_holder:
            holder = self._holder(index)
            return self.describe(holder) if holder is not None else None
        for preposition in sentence.children(index, "prep", "agent"):
            if preposition.text.lower() in {"of", "by"}:
                for thing in sentence.children(preposition.index, "pobj"):
                    mover = self.describe(thing.index)
                    if mover is not None:
                        return self._with_adjective(mover, index)
        for token in sentence.children(index, "poss", "compound", "amod", "nmod"):
            mover = self.describe(token.index)
            if mover is not None and mover.kind == "force":
                return self._with_adjective(mover, index)
        named = read_actor(sentence, index, self.lexicon, self.text)
        if named is None or trigger.frame.evidence != "actor":
            named = self._maker(trigger) if trigger.frame.evidence == "actor" else None
        if named is None:
            return self._understood(trigger)
        return actor_only(index, named)

    def _understood(self, trigger: Trigger) -> Mover | None:
        """ "A push on Samarra": by whom, the reader of an article about a war knows."""
        if not self.military or trigger.frame.family not in {"advance", "withdrawal", "buildup"}:
            return None
        main = self.discourse.main_actor()
        if main is None:
            return None
        actor = ActorName(main[0].name, main[1])
        return actor_only(trigger.index, (replace(main[0], span=None), actor))

    def _holder(self, index: int) -> int | None:
        """What "on the move" is said of: the subject of its verb, or the noun before it."""
        for above in self.sentence.ancestors(index):
            if above.pos in VERBAL:
                return subject(self.sentence, above.index)
            if above.pos in {"NOUN", "PROPN", "PRON"}:
                return above.index
        return None

    def _with_adjective(self, mover: Mover, index: int) -> Mover:
        if mover.actor is not None:
            return mover
        named = read_actor(self.sentence, index, self.lexicon, self.text) or self._maker_at(index)
        return replace(mover, actor=named[0], country=named[1].country) if named else mover

    def _maker(self, trigger: Trigger) -> tuple[Actor, ActorName] | None:
        return self._maker_at(trigger.index)

    def _maker_at(self, index: int) -> tuple[Actor, ActorName] | None:
        """ "Accused Moscow of conducting a buildup": who makes the movement."""
        token = self.sentence[index]
        above = self.sentence.head(index)
        if token.dep not in {"dobj", "pobj", "nsubjpass"} or above.pos not in VERBAL:
            return None
        if above.lemma.lower() not in MAKING:
            return None
        by = subject(self.sentence, above.index)
        return read_actor(self.sentence, by, self.lexicon, self.text) if by is not None else None
