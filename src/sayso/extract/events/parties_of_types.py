"""Where those stand to whom a deed is done, and what else holds for deeds of a type."""

from __future__ import annotations

from collections.abc import Mapping

PLACES: Mapping[str, tuple[str, ...]] = {
    "AGREE": ("dative", "to", "person", "for", "infinitive"),
    "CONSULT": ("object", "to"),
    "SUPPORT": (
        *("object", "clause", "dative", "to", "on", "upon", "for", "of", "with", "behind"),
        *("toward", "towards", "infinitive", "by"),
    ),
    "CONCEDE": ("object", "dative", "to", "for", "infinitive", "clause"),
    "COOPERATE": ("to", "object"),
    "AID": ("object", "dative", "to", "for", "of", "with", "infinitive", "into"),
    "RETREAT": ("object", "to", "of", "dative", "let"),
    "REQUEST": ("object", "dative", "on", "upon", "to", "with", "from", "for", "clause", "above"),
    "ACCUSE": ("object", "against", "at", "of", "into", "on", "with", "clause", "to"),
    "REJECT": ("object", "against", "to", "of", "on", "infinitive", "clause"),
    "THREATEN": ("object", "against", "to", "of", "for", "infinitive", "condition", "clause", "dative"),
    "PROTEST": ("against", "object", "at", "purpose"),
    "SANCTION": ("object", "on", "against", "out", "from", "to", "with", "of", "infinitive", "for"),
    "MOBILIZE": ("against",),
    "COERCE": ("object", "of", "on", "against", "from", "let", "ruled"),
    "ASSAULT": ("object", "on", "against", "at", "of", "for", "purpose"),
}
"""Where recipients stand by type, first choice first, for deeds without a frame."""

ANYWHERE = ("object", "dative", "to", "against", "on", "with", "from", "at", "for", "out", "let", "infinitive")
"""Where recipients stand in an infinitive that tells what is promised or refused."""

NO_VERBS = frozenset((("ASSAULT", "for"), ("RETREAT", "of")))
"""Types and prepositions that go together after no verb: "responsible for the deaths"."""

PARTNERS = ("with", "between", "among", "within")
"""Prepositions of those who do a mutual deed too."""

SHARED = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types in which whoever stands with "with" does the deed too."""

APART = frozenset(("AGREE", "SUPPORT"))
"""Types in which nobody does the deed too but who stands with "with", "between" or the like."""

OWNED = frozenset("ACCUSE SANCTION COERCE REJECT CONCEDE ASSAULT THREATEN AGREE AID SUPPORT PROTEST".split())
"""Types that are done to whoever owns the object: "criticised the government's decision"."""

HARD = frozenset(("ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT", "MOBILIZE"))
"""Types of material deeds."""

OWN = frozenset(
    ("PROTEST", "ASSAULT", "REJECT", "CONCEDE", "AGREE", "COERCE", "AID", "RETREAT", "THREATEN", "SUPPORT", "SANCTION")
)
"""Types in which "his" before the object is the doer's own: "dropped his bid"."""

GIVEN = frozenset(("AID", "SUPPORT", "CONCEDE", "AGREE", "RETREAT", "THREATEN"))
"""Types in which what is sent or given is not whom the deed is done to."""

THINGS = frozenset(("ASSAULT", "COERCE"))
"""Types that are done to things too: ships, buildings."""

DEEP: Mapping[str, tuple[str, ...]] = {
    "ACCUSE": ("object", "for", "over", "about"),
    "AGREE": ("infinitive",),
    "SUPPORT": ("object",),
    "CONCEDE": ("object",),
    "AID": ("object",),
    "REQUEST": ("object", "for", "haven"),
    "ASSAULT": ("on", "against", "at", "purpose"),
    "REJECT": ("object", "infinitive"),
    "PROTEST": ("purpose", "against", "over"),
    "SANCTION": ("object", "to", "from", "on", "against"),
    "COERCE": ("object",),
    "RETREAT": ("let",),
}
"""Where the thing itself tells who suffers: "called for sanctions against them"."""
