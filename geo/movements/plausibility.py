"""Whether a clause tells of a movement of forces at all: what speaks for and against, weighed.

A verb of moving and something that could move are found by rule, generously; metaphors, small talk
and misread grammar then have to be told from movements. No single sign does: a place that the verb
leads to, forces named in full, an article about war, the family of the verb. A logistic model
weighs them.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.errors import ModelMissing
from geo.movements.clauses import Clause
from geo.movements.evidence import stands_alone
from geo.movements.lexicon import LEXICONS
from geo.text.tokens import ParsedSentence

MODEL = LEXICONS / "movements_plausibility.json"
PASSING = 0.65
"""How likely a movement must be in an article about something else."""
ROLES = ("destination", "origin", "via", "place", "crossing", "border")


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of a clause besides its own words."""

    war: float
    """How likely the article is about forces, 0 to 1."""
    passing: bool
    by_rule: bool
    """Whether it has what its frame asks for (:func:`geo.movements.evidence.stands`)."""
    others: int
    """Clauses of the same sentence that have."""
    told: int | None
    """How many sentences ago the last movement was told, None before the first."""


def signs(sentence: ParsedSentence, clause: Clause, ground: Ground) -> dict[str, float]:
    """What speaks for or against, by name; each 0 to 1, those at 0 left out."""
    frame, mover = clause.trigger.frame, clause.mover
    token = sentence[clause.index]
    mine = "guess" if mover.guessed else "order" if mover.by_order else "parse"
    strength = "weak" if mover.weak else "people" if mover.people else "strong"
    found = {
        "bias": 1.0,
        f"rule:{ground.by_rule}": 1.0,
        "war": ground.war,
        f"passing:{ground.passing}": 1.0,
        f"passing:{ground.passing}:alone:{stands_alone(clause)}": 1.0,
        f"mover:{mine}:{mover.kind}": 1.0,
        f"mover:{mover.kind}:{strength}": 1.0,
        f"family:{frame.family}": 1.0,
        f"evidence:{frame.evidence}": 1.0,
        f"dep:{token.dep}": 1.0,
        f"tag:{token.tag}": 1.0,
        f"reading:{clause.factuality.reading}": 1.0,
        f"nominal:{frame.nominal}": 1.0,
        f"light:{frame.light}": 1.0,
        f"particle:{bool(frame.particles)}": 1.0,
        f"actor:{mover.actor is not None}": 1.0,
        f"forces:{bool(mover.forces)}": 1.0,
        f"counted:{any(f.count for f in mover.forces)}": 1.0,
        f"others:{min(2, ground.others)}": 1.0,
        f"rule:{ground.by_rule}:others:{min(2, ground.others)}": 1.0,
        "told": 0.0 if ground.told is None else 1 / (1 + ground.told),
    }
    found |= {f"child:{child.dep}": 1.0 for child in sentence.children(clause.index)}
    found[f"lemma:{frame.lemma}"] = 1.0
    named = {k.role: k for k in clause.links if not k.mention.anaphor}
    for role in ROLES:
        for link in clause.links:
            if link.role == role:
                how = "anaphor" if link.mention.anaphor else "sure" if link.sure else "unsure"
                found[f"link:{role}:{how}"] = 1.0
    if not clause.links:
        found["link:none"] = 1.0
    found["links"] = min(3, len(named)) / 3
    far = abs(clause.index - mover.head) if mover.head is not None else 0
    found["far"] = min(far, 12) / 12
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Plausibility:
    """The fitted model."""

    weights: Mapping[str, float]
    threshold: float

    def of(self, found: Mapping[str, float]) -> float:
        """How likely a clause with these signs tells of a movement, 0 to 1."""
        score = sum(self.weights.get(name, 0.0) * value for name, value in found.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def load_plausibility(path: Path = MODEL) -> Plausibility:
    """Read the fitted weights once a process.

    Raises:
        ModelMissing: the file is not there or is broken.
    """
    try:
        model = json.loads(path.read_text(encoding="utf-8"))
        return Plausibility(model["weights"], float(model["threshold"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelMissing(f"the fitted weights in {path} cannot be read: {error}") from error
