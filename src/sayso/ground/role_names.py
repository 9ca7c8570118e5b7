"""Whether what was taken for the name of a person can be trusted to be one, and whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sayso.ground.role_scene import Name, Scene
from sayso.knowledge.actors import ActorWords, fold

_HUMP = re.compile(r"[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])")
"""Where a capital follows a small letter within a word."""

_BEFORE_CAPITAL = frozenset("fitz".split())
"""Beginnings of surnames of more than three letters that a capital may follow."""

_SHORTEST = 4
"""Letters before a capital from which a word is taken for two that were glued: not "McCain", "LeBron", "VanDyke"."""

_SECOND = frozenset("ann anna anne beth ellen jane jean jo lou lynn lynne marie may rose sue".split())
"""Given names that are written in one word with another: "MaryAnn"."""

_QUOTES = frozenset(("``", "`", "''", '"', "“", "”", "'", "‘", "’"))

_SHOUTED = 3
"""Letters of capitals up to which a word of a name may be initials or a numeral: "JD", "III"."""

_NO_SURNAMES = frozenset(
    "program programme project initiative movement report reports news policy policies system plan conference show "
    "magazine newsletter money overnight phenomenon campaign scandal era tape tapes tweet tweets replay "
    "interview video photo photos stories update updates live watch election elections protest "
    "protests scheme crisis strategy doctrine budget act reform reforms".split()
)
"""Last words of what is no person's name, however it is tagged."""


def doubtful(scene: Scene) -> frozenset[str]:
    """The persons (Actor.id) whose name is garbled, or no person's at all."""
    every = {id(name): name for name in scene.name_at.values() if name.person}.values()
    return frozenset(
        name.actor.id
        for name in every
        if garbled(name.actor.name.replace("-", " - ").split(), scene.lexicon)
        or (_run_on(scene, name) and _is_called_so(scene, name))
        or _turned(scene, name.actor.name)
    )


def trusted(scene: Scene, name: Name) -> bool:
    """Whether the mention names a person, and is neither two names in one nor a part of one."""
    words = scene.parse.words[name.first : name.stop]
    if _shouted(words, scene.lexicon):
        quiet = " " in name.actor.name and not name.actor.name.isupper() and len(words) == 1
        loud = (
            name.first > 0 and scene.parse.words[name.first - 1].isupper() and words[0].lower() in scene.lexicon.known
        )
        return quiet or loud
    return not garbled(words, scene.lexicon) and not _run_on(scene, name)


def garbled(words: Sequence[str], lexicon: ActorWords) -> bool:
    """Whether words are glued, repeated, shouted in part, or end in a noun: "MarshOvernight"."""
    if any(word[0] in "-–—" and len(word) > 1 for word in words):
        return True
    if any(_glued(part, lexicon) for word in words for part in word.split("-")):
        return True
    if any(word.isupper() and len(word) > _SHOUTED and word.isalpha() for word in words) and not all(
        word.isupper() for word in words if word.isalpha() and len(word) > _SHOUTED
    ):
        return True
    if words[-1].lower() in _NO_SURNAMES and (len(words) < 2 or words[-2] != "-"):
        return True
    counts = Counter(word for word in words if len(word) > _SHOUTED and word.istitle())
    return any(count > 1 for word, count in counts.items()) and len(words) > 2 + ("-" in words) * 2


def _glued(word: str, lexicon: ActorWords) -> bool:
    """Whether a word is two that lost the blank between them: "MarshOvernight"; "McCain" and "MaryAnn" are one."""
    for match in _HUMP.finditer(word):
        before, after = word[: match.end()], word[match.end() :]
        if len(before) < _SHORTEST or before.lower() in _BEFORE_CAPITAL:
            continue
        return not (fold(before) in lexicon.given and fold(after) in _SECOND)
    return False


def _shouted(words: Sequence[str], lexicon: ActorWords) -> bool:
    """Whether the words are in capitals and none is a given name: "QUEEN MARVELLOUS"."""
    long = [word for word in words if len(word) > _SHOUTED and word.isalpha()]
    return bool(long) and all(word.isupper() for word in words) and fold(words[0]) not in lexicon.given


def _run_on(scene: Scene, name: Name) -> bool:
    """Whether the text around tells that the name is cut or takes in more: "[President Jorge] Medina"."""
    words, stop = scene.parse.words, name.stop
    if name.first > 1 and words[name.first - 1] in ("’", "'") and words[name.first - 2] in ("O", "D"):
        return True  # "Tim O’ Brien" with a blank too many
    if stop + 1 >= len(words):
        return False
    if words[stop] == "]" and words[stop + 1][0].isupper():
        return True
    if words[stop] == ")" and scene.parse.tags[stop + 1] == "NNP":
        return True
    if words[stop] in ("’", "'") and words[stop - 1] in ("O", "D"):
        return True
    cut = words[stop] in ("’", "'") and words[stop + 1].islower() and len(words[stop + 1]) > 1
    if cut and words[stop - 1][-1] not in "szx":
        return True  # "Omar Sa’ idi", but not "Reyes’ campaign"
    if _nickname_follows(scene, stop):
        return True
    if words[stop] == "(" and words[stop + 1] == words[name.first] and name.stop - name.first > 2:
        return True  # "Ida Tellin Maria (Ida) Tellin" is the end of a list's item and the beginning of the next
    return _glued(words[stop], scene.lexicon) and scene.parse.tags[stop] == "NNP"


def _nickname_follows(scene: Scene, at: int) -> bool:
    """Whether a name goes on after a nickname in quote marks: "Carl `` Bud '' Dawson"."""
    words, tags = scene.parse.words, scene.parse.tags
    opens = at
    while opens < len(words) and words[opens] in _QUOTES:
        opens += 1
    closes = opens + 1
    while closes < len(words) and words[closes] in _QUOTES:
        closes += 1
    if opens == at or closes == opens + 1 or closes >= len(words):
        return False
    return tags[opens] == "NNP" and tags[closes] == "NNP" and words[closes - 1] not in ("“", "``")


def _turned(scene: Scene, called: str) -> bool:
    """Whether a surname stands before a given name, as where two mentions run into each other: "Tellin Ana"."""
    words = [fold(word) for word in called.split()]
    given = scene.lexicon.given
    return len(words) == 2 and words[0] in scene.surnames and words[0] not in given and words[1] in given


def _is_called_so(scene: Scene, name: Name) -> bool:
    """Whether the mention has the whole of what the person is called in the report."""
    return " ".join(scene.lower[name.first : name.stop]) == name.actor.name.lower()
