"""Whether a phrase speaks of an office, and not of what somebody does or is like."""

from __future__ import annotations

from sayso.ground import role_words as words_of
from sayso.ground.role_scene import Office, Scene


def counts(scene: Scene, office: Office, *, before: bool) -> bool:
    """Whether the words speak of an office and not of what somebody does or is like."""
    noun = office.noun
    longer = office.title[1] - office.title[0] > 1
    capital = scene.parse.words[office.head][0].isupper()
    if noun == "director" and not before and not capital and office.loose and office.stop - office.title[0] == 1:
        return False  # of a film, as like as not
    if noun == "attorney":
        return any(scene.lower[each] in words_of.ATTORNEYS for each in range(office.first, office.head))
    if noun == "counsel":
        return longer or office.body is not None
    if noun in ("nominee", "candidate") and any(each in scene.peoples for each in range(office.first, office.head)):
        return True
    if noun in ("prince", "princess"):
        return scene.lower[office.head - 1] in ("crown", "hereditary")
    if noun == "justice" and scene.lower[office.first - 1 : office.first] == ("of",):
        return False
    if noun in words_of.BODIED:
        apart = capital or noun == "editor" or _of_body(scene, office) or scene.lower[office.head - 1] == "chief"
        return office.body is not None or office.named or (longer and apart)
    if noun in words_of.BOUND:
        begins = scene.parse.sentences[scene.parse.sentence_of[office.head]][0] == office.head
        if capital and noun in (words_of.CAPITAL if before else _KNOWN_CAPITAL) and not (begins and noun == "director"):
            return True
        owned = office.article in ("its", "their") or (office.article == "'s" and not office.owned)
        return office.body is not None or office.country is not None or office.named or longer or owned
    return not (not before and office.bare and office.article in ("a", "an") and noun in _LOOSE)


def _of_body(scene: Scene, office: Office) -> bool:
    """Whether the title tells of what sort of body it is an office: "committee member"."""
    return any(
        scene.lexicon.nouns.get(scene.lower[each]) in ("body", "organization", "armed_group", "outlet")
        for each in range(*office.title)
        if each != office.head
    )


_KNOWN_CAPITAL = frozenset(("representative", "secretary", "speaker"))
"""Of the bound nouns those that are an office wherever they are capitalised."""

_LOOSE = frozenset("coach king queen general captain dictator commander admiral pope emperor marshal prof".split())
"""Nouns that are said of others than holders of an office: "is a great coach"."""
