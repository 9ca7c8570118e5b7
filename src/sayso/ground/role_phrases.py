"""Phrases of an office: the title, and what stands before and after its noun."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.ground import role_words as words_of
from sayso.ground.role_owners import (
    Left,
    stricter,
    take_adjective,
    take_bracket,
    take_known,
    take_name,
    take_part,
    take_place,
    take_possessor,
    title_within,
)
from sayso.ground.role_scene import ADJECTIVES, HYPHENS, NOUNS, Office, Scene
from sayso.records import Tenure


def office_at(scene: Scene, head: int, noun: str, *, many: bool) -> Office | None:
    """The phrase that the noun at `head` heads, without its complement; None if it is none."""
    stop, tenure = _suffix(scene, head)
    if not _free(scene, head, noun):
        return None
    name = scene.name_at.get(head)
    begin = name.first if name is not None and name.person else head  # "Crown Prince" within a person's name
    left = Left(begin - 1, begin, _floor(scene, head), tenure=tenure)
    while left.at >= left.floor and _step(scene, left):
        pass
    left.first = left.at + 1
    cut = (0, 0)
    if left.deputy >= 0:
        cut, left.title = (left.deputy + 1, left.title), left.deputy
    if noun == "attorney" and left.title == head and scene.lower[head - 1] in ("u.s.", "us", "states"):
        left.title = head - (2 if scene.lower[head - 1] == "states" else 1)  # "U.S. Attorney" is the title itself
        left.title -= scene.lower[left.title - 1] == "assistant"
    if many and scene.lower[left.first - 2 : left.first] == ("one", "of"):
        left.first, left.article = left.first - 2, "a"
    apart = left.article != "'s" and (left.article or scene.lower[left.first - 1] != "then")  # "but then President X"
    if left.first > 0 and apart and (told := _ADVERBS.get(scene.lower[left.first - 1])):
        left.tenure = stricter(left.tenure, told)
        left.first -= 1
    if noun in words_of.RANKS and _of_words_before(scene, left, head):
        left.title, left.body, left.home, left.country = _rank_start(scene, head), None, None, None
        left.first, left.article = left.title, ""
    if told := _shared(scene, left):
        left.tenure = stricter(left.tenure, told)
    theirs = (left.person and left.article == "'s") or left.article in ("his", "her")
    if theirs and "first" in scene.lower[left.at + 1 : left.title]:
        left.tenure = stricter(left.tenure, Tenure.FORMER)  # whose first one is spoken of has had another since
    return Office(
        noun,
        head,
        left.first,
        stop,
        (left.title, stop),
        cut=cut,
        body=left.body,
        country=left.country or left.home,
        tenure=Tenure.ELECT if noun == "nominee" and left.tenure is Tenure.INCUMBENT else left.tenure,
        plural=many,
        single=many and scene.lower[left.first : left.first + 2] == ("one", "of"),
        article=left.article,
        bare=left.title == head and left.body is None and left.country is None and stop == head + 1,
        owned=left.person,
        named=left.named and left.article != "'s",
    )


def _shared(scene: Scene, left: Left) -> Tenure | None:
    """What is said of tenure before the first of two bodies: "former Acme and Laurel Group director"."""
    at = left.first - 1
    name = scene.name_at.get(at - 1) if at > left.floor and scene.lower[at] in ("and", "&") else None
    if name is None or name.person or left.article:
        return None
    return words_of.TENURES.get(scene.lower[name.first]) or words_of.TENURES.get(scene.lower[name.first - 1])


def _of_words_before(scene: Scene, left: Left, head: int) -> bool:
    """Whether the words before a rank go with an office or force before: "commander in Peru Gen. X"."""
    at = left.first - 1
    if at <= left.floor or not scene.parse.words[head][0].isupper() or scene.lower[at] not in _TIES:
        return False
    before = scene.lower[at - 1].rstrip(".")
    return before in words_of.office_nouns() or before in words_of.ORGANS


_TIES = frozenset(("of", "in", "for", "at"))
"""Prepositions by which an office is told whose it is or where."""


def _rank_start(scene: Scene, head: int) -> int:
    """The first token of a rank that ends in `head`: "Lt." of "Lt. Gen."."""
    at = head
    while at > 0:
        width = 2 if scene.dotted(at - 2) else 1
        if scene.lower[at - width].rstrip(".") not in words_of.OF_GENERALS:
            break
        at -= width
    return at


def _free(scene: Scene, head: int, noun: str) -> bool:
    """Whether the noun is no part of a name, or the end of a body's or the beginning of a holder's ("Queen Anne")."""
    name = scene.name_at.get(head)
    if name is None:
        return True
    if name.person:
        begins = all(word in ("grand", "crown") for word in scene.lower[name.first : head])
        return begins and name.stop - head > 1 and noun in (*words_of.HONORIFICS, "prince", "princess")
    return head == name.stop - 1


def _floor(scene: Scene, head: int) -> int:
    """The first token of the sentence, or of the one before where the full stop of a rank was taken for its end."""
    floor = scene.parse.sentences[scene.parse.sentence_of[head]][0]
    while floor > 1:
        if scene.lower[floor - 1][-1] == "." and scene.lower[floor - 1].rstrip(".") in words_of.SHORT:
            floor -= 1
        elif scene.dotted(floor - 2):
            floor -= 2
        else:
            break
    return floor


_ADVERBS = {
    **dict.fromkeys(("formerly", "previously", "once", "then"), Tenure.FORMER),
    **dict.fromkeys(("currently", "now", "presently"), Tenure.INCUMBENT),
}
"""Adverbs before an article: "X, formerly the director of Y"."""


def _suffix(scene: Scene, head: int) -> tuple[int, Tenure]:
    """Where "-elect", "-general", "in chief" or "Emeritus" after the noun ends, and what it says of tenure."""
    for words, tenure in _SUFFIXES.items():
        if scene.lower[head + 1 : head + 1 + len(words)] == words:
            return head + 1 + len(words), tenure
    stop = head + 2 if scene.dotted(head) else head + 1
    return stop, Tenure.INCUMBENT


_SUFFIXES = {
    **{(*hyphen, word): Tenure.ELECT for hyphen in (("-",), ("–",), ()) for word in ("elect", "designate", "nominee")},
    ("-", "general"): Tenure.INCUMBENT,
    ("-", "in", "-", "chief"): Tenure.INCUMBENT,
    ("in", "chief"): Tenure.INCUMBENT,
    ("in", "-", "chief"): Tenure.INCUMBENT,
    ("pro", "tem"): Tenure.INCUMBENT,
    ("pro", "tempore"): Tenure.INCUMBENT,
    ("emeritus",): Tenure.FORMER,
}


def _step(scene: Scene, left: Left) -> bool:
    """Read the token at `left.at` and move on; false where the phrase begins after it."""
    parse, at = scene.parse, left.at
    lower = scene.lower[at]
    name = scene.name_at.get(at)
    if lower in ("crown", "hereditary") and left.title == at + 1 and scene.lower[at + 1] in ("prince", "princess"):
        return _grow(left)
    if lower == "under" and left.title == at + 1 and scene.lower[at + 1] == "secretary":
        return (parse.tags[at - 1] == "DT" or parse.words[at] == "Under") and at > left.floor and _grow(left)
    if lower in words_of.PARTIES and (name is None or name.stop - name.first == 1):
        return _skip(left)
    if name is not None and (name.person or not title_within(scene, left, name)):
        return take_name(scene, left, name)
    if name is not None and at < name.stop - 1 and take_part(scene, left, name):
        return True
    if parse.tags[at] in ("DT", "PRP$"):
        left.article = lower
        left.at -= 1
        return False
    if not lower[0].isalnum():
        return _take_mark(scene, left, lower)
    if lower in words_of.TENURES and lower != "elect" and not _and_then(scene, at):
        left.tenure = stricter(left.tenure, words_of.TENURES[lower])
        return _skip(left)
    if lower == "s" and at > left.floor and scene.lower[at - 1] in ("’", "'"):  # an apostrophe set off by a blank
        left.at -= 1
        return take_possessor(scene, left)
    if parse.words[at][0].isupper() and take_adjective(scene, left):
        return True
    if name is None and parse.words[at][0].isupper() and (take_known(scene, left) or take_place(scene, left)):
        return True
    return _take_word(scene, left, lower)


def _and_then(scene: Scene, at: int) -> bool:
    """Whether the word tells nothing of tenure: "and then President X", "nearly retired"."""
    parse = scene.parse
    first = parse.sentences[parse.sentence_of[at]][0]
    if at > first and scene.lower[at - 1] in ("nearly", "almost", "soon"):
        return True
    return scene.lower[at] == "then" and (at == first or scene.lower[at - 1] in ("and", ",", "but"))


def _skip(left: Left, width: int = 1) -> bool:
    """Read over words that are no part of the title, which ends there; true."""
    left.open = False
    left.at -= width
    return True


def _take_mark(scene: Scene, left: Left, mark: str) -> bool:
    """A hyphen, an apostrophe or a bracket; any other mark ends the phrase."""
    if mark in HYPHENS:
        return _take_hyphen(scene, left)
    if scene.parse.tags[left.at] == "POS":
        return take_possessor(scene, left)
    if mark == ")":
        return take_bracket(scene, left)
    if mark == "." and left.open and left.title == left.at + 1 and scene.dotted(left.at - 1):
        left.at -= 1
        return _grow(left)
    return mark == "&" and _take_and(scene, left)


def _take_word(scene: Scene, left: Left, lower: str) -> bool:
    """A word before the noun of the office: part of the title, said of the person, or the end of the phrase."""
    parse, at = scene.parse, left.at
    if lower == "and":
        return _take_and(scene, left)
    if lower == "first" and left.open and left.title == at + 1 and parse.words[at] == "First":
        return _grow(left)
    if lower in ("deputy", "vice", "assistant") and not left.open and (left.named or left.country):
        left.deputy = at
        return _skip(left)
    if lower in words_of.COMPOSED and at - 2 >= left.floor and scene.lower[at - 1] in HYPHENS:
        if scene.lower[at - 2] == "one":  # "one-time"
            left.tenure = stricter(left.tenure, Tenure.FORMER)
        return _skip(left, 3)
    if _said_of_person(scene, at, lower):
        if _begins_name(parse.words, at, left):
            left.title, left.named = left.title + 1, True
        return _skip(left)
    if lower in words_of.DAYS or (
        lower.rstrip(".") in words_of.office_nouns() and not (left.open and _leads(scene, at, lower.rstrip(".")))
    ):
        return False
    return parse.tags[at] in (*NOUNS, *ADJECTIVES) and _take_noun(scene, left, lower)


def _begins_name(words: Sequence[str], at: int, left: Left) -> bool:
    """Whether the word and the one after it name a body: "Jewish Home" before "leader"."""
    if not left.open or left.title != at + 1 or not words[left.title + 1 :]:
        return False
    after, noun = words[left.title], words[left.title + 1]
    return words[at].istitle() and after.istitle() and noun.islower()


def _said_of_person(scene: Scene, at: int, lower: str) -> bool:
    """Whether the word tells of the person or the moment and not of the office: "newly", "Republican", "third"."""
    tag = scene.parse.tags[at]
    if tag == "RB":
        return lower in ("newly", "recently", "democratically", "formerly", "most")
    if lower in words_of.BUT_BEFORE:
        return scene.lower[at + 1] not in words_of.BUT_BEFORE[lower]
    return (
        at in scene.peoples
        or lower in words_of.DROPPED
        or tag in ("CD", "RBS", "RBR")
        or (tag == "JJS" and lower != "chief")
    )


def _take_noun(scene: Scene, left: Left, lower: str) -> bool:
    """A noun or adjective before the noun of the office, which may be part of the title."""
    parse, at = scene.parse, left.at
    tag, proper = parse.tags[at], parse.words[at][0].isupper()
    if proper and at - 2 >= left.floor and scene.lower[at - 1] in HYPHENS and scene.lower[at - 2] in _FOR_OR_AGAINST:
        return _skip(left, 3)
    if proper and lower in scene.surnames and lower not in words_of.TAILS:
        left.person = True
        left.tenure = stricter(left.tenure, words_of.TENURES.get(scene.lower[at - 1], Tenure.INCUMBENT))
        return False
    if _heading(parse.words[at], parse.words[left.title]):
        return False
    if lower == "staff" and scene.lower[at - 2 : at] in (("chiefs", "of"), ("chief", "of")):
        return False  # "Joint Chiefs of Staff spokesman"
    written_apart = not proper and parse.words[left.title][0].isupper()
    if lower == "state" and written_apart and scene.lower[left.title].rstrip(".") in _OF_STATES:
        return _skip(left)
    if tag in NOUNS and written_apart:
        return left.open and lower in _LOWERED and _grow(left)
    if not left.open:  # an adjective is read over, a noun ends the phrase
        return tag in ADJECTIVES and not proper and parse.heads[at] > at and _skip(left)
    if tag == "VBG" and not proper and parse.words[left.title][0].isupper() and lower not in words_of.TITLE_ADJECTIVES:
        return False  # "in Peru featuring President X"
    begins = at == left.floor and tag in ADJECTIVES  # the first word of a sentence is capitalised whatever it is
    if tag in NOUNS or (proper and not begins) or lower in words_of.TITLE_ADJECTIVES:
        return _grow(left)
    return _skip(left)


def _heading(word: str, after: str) -> bool:
    """Whether a word in capitals is of a heading before a title that is not: "KEY PLAYERS Gen. X"."""
    return word.isalpha() and word.isupper() and len(word) > _ACRONYM and not after.isupper()


_ACRONYM = 5
"""Letters up to which a word in capitals may well be an acronym."""

_OF_STATES = frozenset("sen senator rep representative assemblyman assemblywoman lawmaker".split())
"""Titles of members of a legislature, which the American states have too: "state Sen."."""

_FOR_OR_AGAINST = frozenset(("pro", "anti"))
"""What makes of a name what somebody is for or against: "pro-Moscow"."""

_LOWERED = frozenset(("shadow", "deputy", "vice", "assistant", "associate", "under"))
"""Words that make another office of an office and may be written small before a title in capitals."""


def _grow(left: Left) -> bool:
    """Take the word into the title; true."""
    left.title = left.at
    left.at -= 1
    return True


def _leads(scene: Scene, at: int, word: str) -> bool:
    """Whether a noun of an office begins a longer title here: "Attorney" before "General"."""
    after = scene.lower[at + 1].rstrip(".")
    if word == "atty":
        return after in ("gen", "general")
    if word == "general":
        return after in ("secretary", "manager", "counsel", "director", "officer")
    if after == "general":
        return word in words_of.BEFORE_GENERAL or word in words_of.OF_GENERALS
    return word in words_of.LEADING


def _take_and(scene: Scene, left: Left) -> bool:
    """An "and" within a title: "Foreign and Commonwealth Secretary"."""
    at, words = left.at, scene.parse.words
    before, after = at - 1, at + 1
    if not left.open or before < left.floor or after != left.title or after >= left.title + 1:
        return False
    if scene.lower[after].rstrip(".") in words_of.office_nouns() or before in scene.name_at:
        return False
    if scene.parse.tags[before] not in ("NNP", "NN", "JJ") or words[before][0].isupper() != words[after][0].isupper():
        return False
    if (
        scene.lower[before].rstrip(".") in words_of.office_nouns()
        or scene.lexicon.nouns.get(scene.lower[before])
        or scene.parse.heads[before] < before - 1
    ):
        return False
    left.title = before
    left.at = before - 1
    return True


def _take_hyphen(scene: Scene, left: Left) -> bool:
    """A hyphen: "vice-president" is a title, "ex-president" a former one, "73-year-old" no part of a title."""
    parse, at = scene.parse, left.at
    if at - 1 < left.floor or parse.starts[at] != parse.ends[at - 1] or parse.starts[at + 1] != parse.ends[at]:
        return False
    before = scene.lower[at - 1]
    if before in words_of.TENURES:
        left.tenure = stricter(left.tenure, words_of.TENURES[before])
        left.open = False
        left.at -= 2
    elif left.open and left.title == at + 1 and before in words_of.JOINED:
        left.title = at - 1
        left.at -= 2
    else:
        left.open = False
        left.at -= 2
    return True
