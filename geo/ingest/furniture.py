"""Lines of a page that are not its article: links to others, credits, invitations."""

import re

MAX_FURNITURE_CHARS = 250
"""A longer line is a paragraph, whatever it begins with."""

_OPENINGS = re.compile(
    r"(?:(?:read|see|watch|listen|also read|don.t miss)(?: also| more| next| now|:)"
    r"|also read\b|related(?: articles?| stor(?:y|ies)| news| coverage| topics|:|$)"
    r"|more (?:on this|from|news|stories|coverage)\b"
    r"|recommended(?: for you| reading| stories|:|$)|trending(?: now|:|$)"
    r"|you (?:may|might) (?:also )?like\b|most (?:read|popular|viewed)(?:$|:)"
    r"|(?:click|tap) here\b|sign up\b|subscribe\b|newsletter\b|follow us\b|join us\b|donate\b"
    r"|share (?:this|on|via)\b|advertisement$|all rights reserved|copyright\b|©|log in\b"
    r"|(?:photo|image|picture|video|credit|photograph|photo credit|source)s?(?: ?:| by\b| ?/))",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:[\w.'’ -]{2,40}\s?[/|]\s?)+(?:AFP|AP|Reuters|EPA|Getty(?: Images)?|TASS|Anadolu"
    r"|Shutterstock|Alamy)[\w /|]{0,40}\)?\.?",
    re.IGNORECASE,
)


def without_furniture(text: str) -> str:
    """``text`` without its furniture lines, a blank line between what remains."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line and not is_furniture(line))


def is_furniture(line: str) -> bool:
    """Is this line of a page no part of its article?"""
    if len(line) > MAX_FURNITURE_CHARS:
        return False
    return bool(_OPENINGS.match(line) or _CREDIT.fullmatch(line))
