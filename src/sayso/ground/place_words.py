"""Words around and within the names of places that tell what is one and what is not."""

from __future__ import annotations

import re

PLACES = frozenset(("GPE", "LOC", "FAC"))
"""What the tagger calls a place: states and cities, landscapes, buildings."""
NEVER = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "NORP", "LANGUAGE"))
"""What the tagger calls something that is never a place."""
PROPER = ("NNP", "NNPS")
"""The tags of proper nouns."""
INITIALS = re.compile(r"(?:[A-Z]\.)+(?:[A-Z]|VA\.)?")
"""Names that are letters with dots: "D.C.", "W.VA."."""
LONGEST = 6
"""How many tokens a name has at most."""
STRONGLY = frozenset("in near at into outside across throughout around".split())
"""Prepositions that stand before places rather than before persons."""
EDGES = frozenset("the The THE a an of 's ’s ' ’ . , ; : - – — ( ) [ ] \" “ ” `` ''".split())
"""Words and signs that are cut off the end of a tagged name."""
ARTICLES = frozenset("al el ar as ash ad az an at".split())
"""The Arabic article before a name, as it is written in Latin letters."""
LINKS = frozenset(
    "of the and de del la las los el al - ' ’ d' du da do dos on upon sur le les an am ez es ad ar as ash az e i "
    "ibn bin abu den der di della sous bei in na nad pod".split()
)
"""Words in small letters within names."""
KINDS = frozenset(
    "County Parish Township Twp. Borough Province Governorate Oblast Prefecture District Municipality River Creek "
    "Lake Bay Island Islands Peninsula Valley Mountains Mountain Canyon Forest Beach Harbor Harbour Sea Strait Gulf "
    "Street St. Road Rd. Avenue Ave. Boulevard Blvd. Drive Lane Highway Parkway Bridge Square Park Airport Station "
    "Stadium Cemetery Reservoir Falls Desert Plateau Pass Region State".split()
)
"""Nouns that end the name of a place."""
HEADS = frozenset("Lake Mount River Camp Fort Gulf Cape Port Isle Highway Interstate Route".split())
"""Nouns that begin the name of a place."""
BODIES = frozenset(
    "Agency Army Assembly Association Attorney Authority Board Bureau Cabinet Chamber Circuit City Club Coast College "
    "Commission Commissioner Commissioners Committee Common Community Congress Constitution Council Court Courthouse "
    "Democratic Department Detention Dept. Department's Development Division Election Elections Embassy Emergency Fair "
    "Fire Geological Government Governor Health High Highway Hospital House Independent Jail Library Mayor Medical "
    "Military Ministry Municipal Museum National Navy Office Parks Parliament Patrol Police Prison Public "
    "Regional Representative School Schools Secretary Securities Senate Sheriff State Superior Supreme Trade "
    "Transportation Treasury University Volunteer Food Fish Drug Survey Administration Judge Justice Service Services "
    "Foreign Defense Defence Interior Finance Attorney Marine Supreme Federal".split()
)
"""Words in the name of a body that works for the place it begins with: "Ohio Police"."""
SAID_OF = frozenset(
    "man woman men women resident residents native police officials authorities couple teen teenager mayor area home "
    "homes suburb neighborhood neighbourhood hospital firefighters family businessman student students mother father "
    "metro campus voters officers company plant school schools city town village district suburbs".split()
)
"""Nouns that follow the name of the place that somebody or something is from."""
DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Central Northeast Northwest Southeast Southwest "
    "Northeastern Northwestern Southeastern Southwestern Upper Lower Historic Downtown Greater Metro Metropolitan "
    "Mainland Old Inner Outer".split()
)
"""Words before a name that say which part of the place is meant."""
COMMON = (
    KINDS
    | BODIES
    | DIRECTIONS
    | frozenset(
        "Abbey Center Centre Earth Embassy Parliament Resort Town Village Mall Hotel Church Mosque West".split()
    )
)
"""Words that name no place on their own."""
SORTS = frozenset(
    "town village city state province district region island port capital county suburb hamlet municipality settlement "
    "community neighborhood neighbourhood prefecture governorate oblast republic".split()
)
"""Nouns before "of" and the name of a place: "the village of X"."""
POSSESSIVE = ("'s", "’s", "'", "’")
"""The ways to write a possessive ending."""
DASHES = ("--", "—", "-", "–", "---", "(", ",")
"""What follows the place in a dateline."""
SURE_WEIGHT = 60
"""The weight from which a name is a place to whoever reads it: a million people."""
