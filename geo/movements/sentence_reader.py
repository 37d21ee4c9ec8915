"""The movements of one sentence after another, with what was told before kept in mind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gazetteer.gazetteer import Gazetteer
from geo.movements.actor_mentions import ActorMentions
from geo.movements.anaphors import find_anaphors
from geo.movements.assemble import Assembler, Draft
from geo.movements.attribution import SourceReader
from geo.movements.borders import Borders
from geo.movements.capitals import Capitals
from geo.movements.clauses import Clause, join_clauses
from geo.movements.companions import companions
from geo.movements.context import Clue, Surroundings
from geo.movements.discourse import Discourse, Mover, Told
from geo.movements.evidence import aims_elsewhere, stands
from geo.movements.factuality import Factuality, is_question, read_factuality
from geo.movements.guesses import guess_mover
from geo.movements.kinds import movement_type
from geo.movements.lexicon import ForceNoun, Lexicon
from geo.movements.location import routes
from geo.movements.movers import MoverReader
from geo.movements.nations import Nations
from geo.movements.openings import Opening, read_opening
from geo.movements.owners import Deed, Owners
from geo.movements.places import Mention, PlaceLink, link_places, mentions
from geo.movements.plausibility import PASSING, Ground, load_plausibility, signs
from geo.movements.purpose import purpose
from geo.movements.setting import Setting
from geo.movements.triggers import Trigger, find_triggers
from geo.movements.verdicts import denier_in, later_verdict
from geo.records import (
    Article,
    Attribution,
    MovementReport,
    ResolvedPlace,
    Sentence,
)
from geo.text.tokens import ParsedSentence

CONTEXT_REACH = 2
"""How many sentences back a movement without a place looks for one."""


@dataclass(slots=True)
class ArticleReader:
    """Reads an article's sentences in order; remembers movers, places and sources."""

    article: Article
    sentences: Sequence[Sentence]
    places: Sequence[ResolvedPlace]
    gazetteer: Gazetteer
    lexicon: Lexicon
    ships: Mapping[str, ForceNoun]
    setting: Setting
    discourse: Discourse = field(default_factory=Discourse)
    assembler: Assembler = field(init=False)
    nations: Nations = field(init=False)
    _owners: Owners | None = None
    borders: Borders = field(init=False)
    capitals: Capitals = field(init=False)
    literal: list[ResolvedPlace] = field(init=False)
    surroundings: Surroundings = field(init=False)

    def __post_init__(self) -> None:
        self.literal = [p for p in self.places if p.toponym.literal]
        spans = [sentence.span for sentence in self.sentences]
        self.assembler = Assembler(self.article, self.gazetteer.version, spans)
        located = [p for p in self.literal if p.latitude is not None]
        self.surroundings = Surroundings(
            located, self.sentences, lambda n: self.opening(n).body.start, self.lexicon.cues
        )
        self.nations = Nations(self.lexicon, self.literal)
        self.capitals = Capitals(self.nations.home, self.lexicon, self.gazetteer)
        self.borders = Borders(self.article.text, self.literal, self.lexicon, self.gazetteer)

    @property
    def owners(self) -> Owners:
        """Made when first asked for: most articles have no movement whose owner is open."""
        if self._owners is None:
            mentions_of_actors = ActorMentions(
                self.article.text, self.sentences, self.literal, self.lexicon, self.nations
            )
            self._owners = Owners(mentions_of_actors, self.lexicon, self.nations.home)
        return self._owners

    def opening(self, number: int) -> Opening:
        """The sentence without its time stamp, dateline or speaker."""
        return read_opening(self.article.text, self.sentences[number].span)

    def tells(self, number: int, parsed: ParsedSentence) -> bool:
        """Whether a sentence tells of a movement by itself, with nothing told before it."""
        return bool(self._clauses(number, parsed))

    def read(self, number: int, parsed: ParsedSentence) -> list[MovementReport]:
        """The reports of one parsed sentence, left to right."""
        clauses = self._clauses(number, parsed)
        reports: list[MovementReport] = []
        if not clauses:
            self.listen(number, parsed)
        for clause in clauses:
            reports += self._reports(number, parsed, clause, clauses)
        return reports

    def _clauses(self, number: int, parsed: ParsedSentence) -> list[Clause]:
        if is_question(parsed, self.article.text):
            return []
        named = mentions(parsed, self.literal)
        moving = self._moving(number, parsed, named)
        if not moving:
            return []
        triggers = [trigger for trigger, _ in moving]
        found = [
            *named,
            *find_anaphors(parsed, self.literal, named, self.discourse.places(number)),
            *self.borders.find(parsed, named),
            *self.capitals.find(parsed, named),
        ]
        heads = {t.index: m.head for t, m in moving if m.head is not None}
        links = link_places(parsed, triggers, found, heads)
        clauses = [
            Clause(
                trigger=t,
                mover=companions(parsed, t, mover, self.lexicon, self.article.text),
                links=tuple(links[t.index]),
                factuality=read_factuality(parsed, t.index, self.lexicon.cues, t.frame),
            )
            for t, mover in moving
        ]  # fmt: skip
        joined = join_clauses(parsed, clauses)
        said = [c for c in joined if c.factuality.reading != "unsaid"]
        return self._likely(number, parsed, said)

    def _moving(
        self, number: int, parsed: ParsedSentence, named: Sequence[Mention]
    ) -> list[tuple[Trigger, Mover]]:
        """Each trigger in the first sense that something moves by, with what moves."""
        military = self.setting.military
        reader = MoverReader(
            parsed, self.article.text, self.lexicon, self.discourse, number,
            self._sentence_text(number - 1), frozenset(m.head for m in named),
            self.ships, military,
        )  # fmt: skip
        found: list[tuple[Trigger, Mover]] = []
        for senses in find_triggers(parsed, self.lexicon):
            read = ((sense, reader.mover(sense)) for sense in senses)
            fit = next(((sense, mover) for sense, mover in read if mover is not None), None)
            if fit is None and military:
                guessed = guess_mover(reader, senses[0])
                fit = (senses[0], guessed) if guessed is not None else None
            if fit is not None:
                found.append(fit)
        return found

    def _likely(
        self, number: int, parsed: ParsedSentence, clauses: Sequence[Clause]
    ) -> list[Clause]:
        """Those of a sentence's clauses that tell of a movement, by what speaks for each."""
        setting, model = self.setting, load_plausibility()
        ruled = [
            not c.mover.guessed and stands(parsed, c, military=setting.military) for c in clauses
        ]
        last = self.discourse.last_told(number, reach=number)
        found = []
        for clause, by_rule in zip(clauses, ruled, strict=True):
            ground = Ground(
                war=setting.war,
                passing=setting.passing,
                by_rule=by_rule,
                others=sum(ruled) - by_rule,
                told=number - last.sentence if last is not None else None,
            )
            likely = model.of(signs(parsed, clause, ground))
            if likely >= (PASSING if setting.passing else model.threshold):
                found.append(replace(clause, likely=likely))
        return found

    def _reports(
        self, number: int, parsed: ParsedSentence, bare: Clause, all_clauses: Sequence[Clause]
    ) -> list[MovementReport]:
        clause = self._with_context(number, parsed, bare, all_clauses)
        if clause is None:
            return []
        factuality = self._factuality(number, clause)
        source = self._attribution(number, parsed, clause)
        mover = self._owned(number, clause, factuality, source)
        rivals = frozenset(i for c in all_clauses if c is not bare for i in (c.index, *c.absorbed))
        found: list[MovementReport] = []
        for part in self.nations.by_domain(mover):
            kind = movement_type(
                clause.trigger,
                part,
                clause.links,
                planned=factuality.reading == "planned",
                home=self.nations.home,
            )
            for route in routes(parsed, clause.links, kind):
                draft = Draft(
                    number=number, sentence=self.sentences[number], parsed=parsed, clause=clause,
                    mover=part, kind=kind, route=route, factuality=factuality, source=source,
                    rivals=rivals, lexicon=self.lexicon,
                )  # fmt: skip
                found.append(self.assembler.report(draft))
        self._remember(number, clause, mover, source, found)
        return found

    def _owned(
        self, number: int, clause: Clause, factuality: Factuality, source: Attribution | None
    ) -> Mover:
        """What moves, with whose it is: by its own words, else as the article lets one think."""
        mover = self.nations.complete(clause.mover, clause.links, self.discourse)
        if not self.nations.is_open(mover):
            return mover
        deed = Deed(
            number=number,
            trigger=clause.trigger.span.start,
            mover=mover,
            links=clause.links,
            family=clause.trigger.frame.family,
            source=source.source if source is not None else "",
            denied=factuality.reading == "denied",
        )
        return self.owners.choose(deed, self.discourse)

    def _sentence_text(self, number: int) -> str:
        return self.sentences[number].span.cut(self.article.text) if number >= 0 else ""

    def _with_context(
        self, number: int, parsed: ParsedSentence, bare: Clause, others: Sequence[Clause]
    ) -> Clause | None:
        """The clause with a place from what stands around it, where it names none."""
        aimed = purpose(parsed, bare, self.literal)
        if aimed.links and not _comes_from(aimed):
            return aimed
        if aims_elsewhere(parsed, aimed, self.lexicon):
            return aimed if aimed.links else None
        place = self._around(number, parsed, aimed, others)
        if place is None:
            named = aimed.mover.kind == "force" and aimed.trigger.frame.evidence == "actor"
            return aimed if aimed.links or named else None
        mention = Mention(place, aimed.index, aimed.index, aimed.index, anaphor="(context)")
        role = "origin" if aimed.trigger.frame.family in {"withdraw", "leave"} else "place"
        if aimed.links:
            role = "destination"
        return replace(aimed, links=(*aimed.links, PlaceLink(mention, role, "", sure=False)))

    def _around(
        self, number: int, parsed: ParsedSentence, clause: Clause, others: Sequence[Clause]
    ) -> ResolvedPlace | None:
        """Where the text around a clause without a place has it."""
        taken = frozenset(link.mention.place.toponym.span.start for c in others for link in c.links)
        place = self.surroundings.place(
            Clue(
                sentence=parsed,
                number=number,
                trigger=clause.index,
                taken=taken,
                pronoun=clause.mover.kind == "pronoun",
                last=self.discourse.last_told(number, reach=CONTEXT_REACH),
            )
        )
        if place is not None and parsed.span.covers(place.toponym.span):
            return place
        return self._unknown_here(parsed, taken) or place

    def _unknown_here(self, parsed: ParsedSentence, taken: frozenset[int]) -> ResolvedPlace | None:
        """A place of the sentence that nobody knows: no spot is better than another's."""
        return next(
            (
                mention.place
                for mention in mentions(parsed, self.literal)
                if mention.place.latitude is None and mention.place.toponym.span.start not in taken
            ),
            None,
        )

    def _factuality(self, number: int, clause: Clause) -> Factuality:
        found = clause.factuality
        if found.reading == "denied" or number + 1 >= len(self.sentences):
            return found
        following = self.sentences[number + 1].span
        verdict = later_verdict(following.cut(self.article.text), self.lexicon.cues)
        return Factuality("denied", f"the next sentence calls it “{verdict}”") if verdict else found

    def _attribution(
        self, number: int, parsed: ParsedSentence, clause: Clause
    ) -> Attribution | None:
        found = self._sources(number, parsed).read(clause.index, clause.factuality.denier)
        if found is None and clause.factuality.reading != "denied":
            return found
        return found or self._denier_after(number)

    def _sources(self, number: int, parsed: ParsedSentence) -> SourceReader:
        return SourceReader(
            parsed, self.article.text, self.lexicon, self.discourse, number,
            self.opening(number).speaker,
        )  # fmt: skip

    def _denier_after(self, number: int) -> Attribution | None:
        """Who calls the claim untrue in the next sentence ("Its press officer calls ...")."""
        if number + 1 >= len(self.sentences):
            return None
        return denier_in(self.article.text, self.sentences[number + 1].span, self.lexicon.cues)

    def listen(self, number: int, parsed: ParsedSentence) -> None:
        """Remember whom a sentence has speak, for "he added" in a later one."""
        source = self._sources(number, parsed).introduced()
        if source is not None:
            self.discourse.sources.append((number, source))

    def _remember(
        self, number: int, clause: Clause, mover: Mover, source: Attribution | None,
        found: Sequence[MovementReport],
    ) -> None:  # fmt: skip
        self.discourse.movers.append((number, mover))
        if source is not None:
            self.discourse.sources.append((number, source))
        last = found[-1]
        place = last.location.place if last.location else None
        origin = last.origin.place if last.origin else None
        self.discourse.told.append(
            Told(number, mover, place, origin, clause.trigger.span.end, last.movement_type)
        )


def _comes_from(clause: Clause) -> bool:
    """ "Brought up from Nyala": only whence, and the verb leads to where the text is."""
    frame = clause.trigger.frame
    toward = frame.family in {"send", "arrive", "deploy"} or frame.lemma in {"come", "bring"}
    return toward and all(
        link.role == "origin" and link.preposition != "out of" for link in clause.links
    )
