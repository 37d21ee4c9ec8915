"""Who says so: the source of a claim, as the text names it.

In this order: who denies it; the subject of a verb of saying above the trigger or beside it;
"according to"; a speaker's label ("Lysenko: ..."); a quotation that goes on from before.
"""

from dataclasses import dataclass

from geo.movements.discourse import Discourse
from geo.movements.grammar import SUBJECTS, VERBAL, subject
from geo.movements.lexicon import Lexicon
from geo.records import Attribution, Span
from geo.text.tokens import ParsedSentence, Token

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "we", "i"})
ORDERING = frozenset(
    {"order", "tell", "urge", "ask", "demand", "instruct", "command", "call", "put"}
)
ASIDES = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})
QUOTES = '“"‘«'
SAYING = frozenset({"say", "report", "tell", "write", "claim", "add", "announce", "confirm"})
TAIL = 6
"""Words that may follow the verb of saying that closes a sentence ("said on Thursday.")."""
LONGEST_SOURCE = 120


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Finds the sources of one sentence."""

    sentence: ParsedSentence
    text: str
    lexicon: Lexicon
    discourse: Discourse
    number: int
    speaker: Span | None
    """Who is named before the sentence begins."""

    def read(self, trigger: int, denier: int | None) -> Attribution | None:
        """The source of the claim at ``trigger``; None where the article states it itself."""
        if denier is not None:
            found = self._subject_of(self.sentence[denier], trigger)
            if found is not None:
                return found
        return (
            self._governing(trigger)
            or self._beside(trigger)
            or self._at_the_end(trigger)
            or self._according()
            or self._label()
            or self._quoted_on()
        )

    def introduced(self) -> Attribution | None:
        """Whom the sentence has speak, for later words to point back to ("he added")."""
        for token in self.sentence:
            if token.pos in VERBAL and token.dep in {"ROOT", "ccomp", "parataxis", "conj"}:
                found = self._subject_of(token, trigger=token.index, itself=True)
                if found is not None:
                    return found
        root = self.sentence.root
        own = self.sentence.child(root.index, *SUBJECTS) if root is not None else None
        if own is not None and self._speaks(own):
            return self._source(own, "")
        return self._label()

    def _governing(self, trigger: int) -> Attribution | None:
        """The outermost verb of saying above the trigger that has a source for a subject."""
        best = None
        below = self.sentence[trigger]
        for here in self.sentence.ancestors(trigger):
            ordered = here.lemma.lower() in ORDERING and below.dep == "xcomp"
            if here.pos in VERBAL and not ordered:
                best = self._quoted_by(here) or self._subject_of(here, trigger) or best
            below = here
        return best

    def _quoted_by(self, verb: Token) -> Attribution | None:
        """ "Quoted border guards as saying": the border guards."""
        if verb.lemma.lower() not in {"quote", "cite"}:
            return None
        named = self.sentence.child(verb.index, "dobj")
        return self._source(named, verb.text) if named is not None else None

    def _beside(self, trigger: int) -> Attribution | None:
        """ "..., Ukraine's military said": a verb of saying that hangs on the clause."""
        above = [trigger, *(t.index for t in self.sentence.ancestors(trigger))]
        for index in above:
            for child in self.sentence.children(
                index, "parataxis", "ccomp", "advcl", "dep", "conj"
            ):
                if child.index not in above and child.pos in VERBAL and self._aside(child, trigger):
                    found = self._subject_of(child, trigger)
                    if found is not None:
                        return found
        return None

    def _at_the_end(self, trigger: int) -> Attribution | None:
        """ "..., officials in Kiev said.": by the words, where the parse takes them for more."""
        for verb in reversed(self.sentence.tokens[trigger + 1 :]):
            if self.lexicon.cues.say_lemmas.get(verb.text.lower()) not in SAYING:
                continue
            between = []
            for token in reversed(self.sentence.tokens[trigger + 1 : verb.index]):
                if token.text == ",":
                    break
                between.append(token)
            else:
                return None
            ends = len(self.sentence) - verb.index <= TAIL
            if not between or not ends or any(t.pos in VERBAL for t in between):
                return None
            if between[0].text.lower() in PRONOUNS:
                return self._source(between[0], verb.text)
            span = Span(between[-1].start, between[0].end)
            return Attribution(source=span.cut(self.text), cue=verb.text, span=span)
        return None

    def _aside(self, verb: Token, trigger: int) -> bool:
        """Whether a verb of saying beside the trigger's clause says that clause, not another."""
        if self._parted(verb.index, trigger):
            return False
        says_more = self.sentence.child(verb.index, "ccomp", "dobj", "xcomp") is not None
        if verb.dep == "conj":
            own = self.sentence.child(verb.index, *SUBJECTS) is not None
            return own and verb.index > trigger and not says_more
        if verb.dep == "ccomp" and verb.index < trigger:
            return False
        return not (says_more and verb.index > trigger)

    def _parted(self, one: int, other: int) -> bool:
        first, last = sorted((one, other))
        return any(t.text == ";" for t in self.sentence.tokens[first:last])

    def _subject_of(self, verb: Token, trigger: int, *, itself: bool = False) -> Attribution | None:
        """The source that a verb of saying has for a subject; ``itself``: it is the trigger."""
        cues = self.lexicon.cues
        lemma = cues.say_lemmas.get(verb.text.lower(), verb.lemma.lower())
        if lemma not in cues.say and lemma not in cues.deny:
            return None
        if verb.index == trigger and not itself:
            return None
        own = self._speaker_of(verb)
        if own is None or (not itself and self.sentence.is_below(trigger, own.index)):
            return None
        return self._source(own, verb.text, strict=lemma in cues.witness)

    def _speaker_of(self, verb: Token) -> Token | None:
        """The subject, or in the passive the one behind "by"."""
        sentence = self.sentence
        if sentence.child(verb.index, "auxpass", "nsubjpass") is not None:
            agent = sentence.child(verb.index, "agent")
            return sentence.child(agent.index, "pobj") if agent is not None else None
        own = sentence.child(verb.index, *SUBJECTS)
        if own is not None or verb.dep not in {"xcomp", "conj", "advcl"}:
            return own
        shared = subject(sentence, verb.index)
        return sentence[shared] if shared is not None else None

    def _source(self, head: Token, cue: str, *, strict: bool = False) -> Attribution | None:
        """The source that a noun phrase names; a pronoun's is the one introduced before."""
        word = head.text.lower()
        if word in PRONOUNS:
            back = self.discourse.last_source(self.number)
            if back is None:
                return None
            return Attribution(source=back.source, cue=cue, span=head.span)
        if word in self.lexicon.cues.not_sources:
            return None
        if strict and head.pos != "PROPN" and not self._speaks(head):
            return None
        span = noun_phrase(self.sentence, head)
        if span.end - span.start > LONGEST_SOURCE:
            span = head.span
        words = span.cut(self.text)
        if words.lower() == "same source":
            back = self.discourse.last_source(self.number, reach=4)
            words = back.source if back is not None else words
        return Attribution(source=words, cue=cue, span=span)

    def _speaks(self, head: Token) -> bool:
        """Whether a noun is one for people, offices or media that speak."""
        nouns = self.lexicon.cues.source_nouns
        words = {head.text.lower(), head.lemma.lower()}
        return bool(words & nouns) or head.pos == "PROPN"

    def _according(self) -> Attribution | None:
        """ "According to X", "citing X", "(src: X)", "by the army's count"."""
        for token in self.sentence:
            named = self._after_cue(token)
            if named is not None:
                found = self._source(named, token.text)
                if found is not None:
                    return found
        return None

    def _after_cue(self, token: Token) -> Token | None:
        sentence, word = self.sentence, token.text.lower()
        following = sentence.tokens[token.index + 1 : token.index + 3]
        if word == "according" and following and following[0].text.lower() == "to":
            return sentence.child(following[0].index, "pobj")
        if word in {"citing", "quoting"}:
            return sentence.child(token.index, "dobj")
        if word in {"src", "source"} and len(following) == 2 and following[0].text == ":":
            return following[1] if following[1].text[:1].isupper() else None
        counted = word in {"count", "tally", "account", "estimate"} and token.dep == "pobj"
        if counted and sentence.head(token.index).text.lower() == "by":
            return sentence.child(token.index, "poss")
        return None

    def _label(self) -> Attribution | None:
        if self.speaker is None:
            return None
        return Attribution(source=self.speaker.cut(self.text), cue=":", span=self.speaker)

    def _quoted_on(self) -> Attribution | None:
        """A quotation that goes on: all of the sentence stands in quotation marks."""
        first = self.sentence.span.start
        if self.text[first : first + 1] not in QUOTES:
            return None
        last = self.sentence.span.end
        if self.text[last - 1 : last] not in '”"’»' and self.text[first] != "“":
            return None
        return self.discourse.last_source(self.number, reach=1)


def noun_phrase(sentence: ParsedSentence, head: Token) -> Span:
    """A noun phrase without the clauses that hang on it; a name that stands beside it belongs
    to it ("the army's spokesman, Daniel Hagari")."""
    pending, found = [head.index], [head]
    while pending:
        current = pending.pop()
        for child in sentence.children(current):
            if child.dep in ASIDES or child.pos in VERBAL:
                continue
            if child.dep == "punct":
                if child.text in {"-", "’", "'", "."}:
                    found.append(child)
                continue
            if child.dep == "appos" and (child.pos != "PROPN" or current != head.index):
                continue
            if child.dep == "cc" and sentence.child(current, "conj") is None:
                continue
            found.append(child)
            pending.append(child.index)
    end = _where_it_ends(sentence, head)
    kept = [t for t in found if t.index < end]
    return Span(min(t.start for t in kept), max(t.end for t in kept))


def _where_it_ends(sentence: ParsedSentence, head: Token) -> int:
    """The comma or dash that closes the phrase, or that closes the name set beside it."""
    name = sentence.child(head.index, "appos")
    start = head.index
    if name is not None and name.pos == "PROPN":
        start = name.index
    marks = (t.index for t in sentence if t.index > start and t.text in {",", "–", "—", ";", "("})
    return min(marks, default=len(sentence))
