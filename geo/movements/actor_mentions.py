"""Where an article names the countries and groups whose forces may move."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from geo.movements.actors import known_actor
from geo.movements.lexicon import WORD, ActorName, Lexicon
from geo.movements.nations import Nations
from geo.records import ResolvedPlace, Sentence, Span

LONGEST = 3
"""Words of an actor's name that are looked for."""
MOST = 2_000
"""Mentions of actors that are read in one article."""
BEHIND = 3
"""Words behind a name among which its forces are looked for."""
LEAD = 2
"""Sentences of a headline and what stands under it."""


class ActorMentions:
    """The actors of an article with the sentences that name them, in the order of the text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        places: Sequence[ResolvedPlace],
        lexicon: Lexicon,
        nations: Nations,
    ) -> None:
        """``places`` are the literal ones: "in Minsk" does not speak of Belarus's government."""
        self.names: dict[str, ActorName] = {}
        self._numbers: dict[str, list[int]] = {}
        self._armed: dict[str, list[int]] = {}
        self._spots: list[tuple[int, str]] = []
        self._starts = [sentence.span.start for sentence in sentences]
        inside = [p.toponym.span for p in places if p.toponym.kind != "country"]
        for start, found, armed in _named(text, lexicon):
            if _covered(start, inside):
                continue
            name = nations.called_here(found)
            number = max(0, bisect_right(self._starts, start) - 1)
            self.names.setdefault(name.name, name)
            self._numbers.setdefault(name.name, []).append(number)
            self._spots.append((start, name.name))
            if armed:
                self._armed.setdefault(name.name, []).append(number)
        self._count = max(1, len(self._spots))
        self._armed_count = max(1, sum(map(len, self._armed.values())))

    def nearest(self, offset: int, number: int) -> str | None:
        """The actor named last before an offset in its sentence."""
        position = bisect_left(self._spots, (offset, ""))
        if not position:
            return None
        start, name = self._spots[position - 1]
        return name if start >= self._starts[number] else None

    def signs(self, name: str, number: int) -> dict[str, float]:
        """How an actor is named up to a sentence, each 0 to 1: how often, how near, with forces."""
        numbers, armed = self._numbers.get(name, []), self._armed.get(name, [])
        first, past = bisect_left(numbers, number), bisect_right(numbers, number)
        armed_past = bisect_right(armed, number)
        return {
            "armed": len(armed) / self._armed_count,
            "armed_ever": float(bool(armed)),
            "armed_near": 1 / (1 + number - armed[armed_past - 1]) if armed_past else 0.0,
            "share": len(numbers) / self._count,
            "here": float(past > first),
            "near": 1 / (1 + number - numbers[first - 1]) if first else 0.0,
            "lead": float(bool(numbers) and numbers[0] < LEAD),
            "later": float(past == 0),
        }


def _named(text: str, lexicon: Lexicon) -> list[tuple[int, ActorName, bool]]:
    """Where the text names actors, the longest name at each place, and whether forces of theirs
    are named with it ("Russian motorised troops"); left to right."""
    found: list[tuple[int, ActorName, bool]] = []
    words = list(WORD.finditer(text))
    position = 0
    while position < len(words) and len(found) < MOST:
        start = words[position].start()
        for length in range(LONGEST, 0, -1):
            run = words[position : position + length]
            if len(run) < length:
                continue
            name = known_actor(text[start : run[-1].end()], lexicon)
            if name is not None:
                position += length - 1
                behind = words[position + 1 : position + 1 + BEHIND]
                armed = any(m.group().lower() in lexicon.forces for m in behind)
                found.append((start, name, armed))
                break
        position += 1
    return found


def _covered(start: int, spans: Sequence[Span]) -> bool:
    position = bisect_right(spans, start, key=lambda span: span.start)
    return position > 0 and start < spans[position - 1].end
