"""Titles of the actor files of CountryInfo taken apart and written out, and the country that a row is about."""

from __future__ import annotations

import re

_SHORT = {
    "MIN.": "Minister", "DEP.": "Deputy", "PRES.": "President", "INTL.": "International", "GEN.": "General",
    "SEC.": "Secretary", "ADMIN.": "Administration", "DIR.": "Director", "DEPT.": "Department",
}  # fmt: skip
_HOLDERS = (
    "president|minister|king|queen|premier|chancellor|emir|sultan|governor|emperor|ruler|head|secretary|secretarie|"
    "coordinator|leader|commander|duke|pope"
)
_PLURALS = (
    (r"\bchairmen\b", "chairman"),
    (rf"(?<!of )\b({_HOLDERS})s\b(?! of staff)", r"\1"),
    (r"\bsecretarie\b", "secretary"),
)  # fmt: skip
_HEAD = (
    r"(?:Acting |First |Second |Third |Deputy |Vice |Permanent |Chief )*(?:Minister|Prime|Premier|President|Secretary|"
    r"Attorney|Governor|Chairman|Ambassador|Representative|Director|Head|King|Chancellor|Member|Commander|State|Speaker|"
    r"Special|Adviser|Advisor|High|National|CINC|Prosecutor|Counselor|Coordinator|Under|Treasurer|Lord|Leader)"
)
_PART = re.compile(rf"\s+&\s+(?={_HEAD})|,\s+(?=Minister of State &)")


def parts(title: str) -> tuple[str, ...]:
    """The titles that are joined in one, each once, tidied."""
    return tuple(dict.fromkeys(filter(None, (tidied(part) for part in _PART.split(title)))))


def tidied(title: str) -> str:
    """A title in the singular and normal case, without remarks in quotes and brackets."""
    text = re.sub(r"[\"“”][^\"“”]*[\"“”]|\([^)]*\)?", " ", title.replace("_", " "))
    words = [_SHORT.get(word, word) for word in text.split()]
    if words and sum(word.isupper() for word in words) > len(words) / 2:
        words = [word if word in ("Minister", "Deputy", "President") else word.lower() for word in words]
    text = " ".join(words).strip(" ,&")
    if text.lower().startswith(("minister of state", "ministers of state")):
        return _capital(re.sub(r"(?i)^ministers", "Minister", text))
    for plural, singular in _PLURALS:
        text = re.sub(plural, lambda found, to=singular: _like(found, to), text, flags=re.IGNORECASE)
    return _capital(text)


def _like(found: re.Match[str], singular: str) -> str:
    word = found.expand(singular)
    return word.capitalize() if found[0][0].isupper() else word


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
