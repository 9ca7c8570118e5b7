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
    "Stadium Cemetery Reservoir Falls Desert Plateau Pass Region State Castle Palace Cathedral Arena Delta Wilderness "
    "Plaza Hills Heights Hill Terminal Freeway Canal Dam Base".split()
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
SCHOOLS = frozenset(
    "University College School Schools Academy Institute High Elementary Middle Seminary Polytechnic".split()
)
"""Words in the names of schools."""
DISEASES = frozenset(
    "virus viruses fever disease diseases flu influenza ebolavirus ebola strain strains variant variants syndrome "
    "outbreak encephalitis haemorrhagic hemorrhagic hantavirus coronavirus Virus Fever Disease Flu Syndrome".split()
)
"""Nouns after a name that is then that of a disease: "West Nile virus"."""
CLUBS = frozenset(
    "FC F.C. United City Rovers Wanderers Hotspur Albion Athletic Bulldogs Eagles Tigers Bears Lions Cubs Sox Yankees "
    "Seahawks Lakers Warriors Rangers Giants Cowboys Wildcats Panthers Hawks Knights Rebels Vikings Cardinals Dodgers "
    "Marathon Open Cup Derby Derbies Stakes Chronicle Gazette Herald Journal Post Times Tribune News Press Star "
    "Examiner Courier Guardian Independent Observer Dispatch Telegraph Mirror Record Sentinel Globe Enquirer".split()
)
"""Words in the names of teams, contests and papers, which are often called after a place."""
GOVERNING = frozenset(
    "Department Ministry Embassy Army Navy Police Sheriff Council Court Government Congress Senate Parliament Coast "
    "President Governor Mayor Attorney Commission Board Authority Fire Secretary Minister Ambassador Consulate Consul "
    "Constable Coroner Legislature Assembly Premier Prime Chancellor King Queen Marines Republic Guard".split()
)
"""Words in the names of bodies and offices of a government."""
DIVISIONS = frozenset("Province Governorate Oblast State Region Prefecture District Emirate Municipality".split())
"""Nouns that end the name of a division and may be left out."""
SETTLEMENTS = frozenset("City Town Village Port State Township Republic Kingdom Municipality Borough County".split())
"""Nouns before "of" within the name of a place."""
SORTS = frozenset(
    "town village city state province district region island port capital county suburb hamlet municipality settlement "
    "community neighborhood neighbourhood prefecture governorate oblast republic towns villages cities states "
    "provinces districts regions islands counties suburbs municipalities neighborhoods neighbourhoods area "
    "areas".split()
)
"""Nouns before "of" and the name of a place, or after it: "the village of X", "X district"."""
PARTS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north south east "
    "west northeast northwest southeast southwest downtown upper lower rural suburban mainland".split()
)
"""Words in small letters before a name that say which part of the place is meant."""
DIVIDED = frozenset("state province region county oblast governorate counties provinces states districts".split())
"""Nouns beside the name of a division: "Washington state", "the state of Washington"."""
OF_DIVISIONS = frozenset(
    ("Gov.", "Governor", "legislature", "Legislature", "lawmakers", "attorney general", "Attorney General", "governor")
)
"""Words after the name of a state that has a government of its own: "New York Gov. Dan Ek"."""
POSSESSIVE = ("'s", "’s", "'", "’")
"""The ways to write a possessive ending."""
DASHES = ("--", "—", "-", "–", "---", "(", ",")
"""What follows the place in a dateline."""
SURE_WEIGHT = 60
"""The weight from which a name is a place to whoever reads it: a million people."""
STATES = frozenset(
    "become experience suffer lie sit border stretch contain straddle remain grow exist see boast witness burn flood "
    "freeze shake rank span cover comprise include wake deliver open smell bustle empty have choke swelter "
    "sprawl".split()
)
"""Verbs that are said of a place itself: "Oslo lies on a fjord"."""
DEALT_WITH = frozenset(
    "accuse allow appease arm assure attack back beat blame boycott compel condemn confront convince criticize defeat "
    "defend denounce deter divide drag embolden encourage engage face force help host isolate join lobby offer oppose "
    "pay persuade pressure prompt provoke punish rebuke recognize sanction spare sue support target tell thank "
    "threaten urge warn".split()
)
"""Verbs whose object, if called by a place, is those who act for it: "accused Oslo"."""
OWN = frozenset(
    "action aggression aim ambassador ambition approval arsenal attempt bid campaign concern cooperation decision "
    "delegation demand denial diplomacy effort envoy failure foe goal government hostility intention interest "
    "intervention invasion involvement leader leadership missile move offensive offer plan policy position practice "
    "pressure priority pursuit reaction refusal regime request response retaliation role stance strategy support "
    "tactic talk threat view willingness withdrawal".split()
)
"""Nouns that belong to those who act for a place: "Oslo's stance"."""
BACKED = frozenset("aligned allied appointed armed backed brokered controlled funded imposed installed led run".split())
"""Words joined to a place, of what those who act for it do: "Oslo-backed"."""
TOWARDS: dict[str, frozenset[str]] = {
    "on": frozenset("pressure sanction tariff embargo blockade depend dependence impose rely call".split()),
    "by": OWN,
    "of": frozenset("alliance dealings dispute pact relation stance tie treaty".split()),
    "between": frozenset(
        "agreement alliance ceasefire conflict contact cooperation deal dialogue dispute friendship negotiation pact "
        "partnership peace relation relationship row standoff talk tension tie treaty truce war match game "
        "comparison".split()
    ),
    "to": frozenset(
        "aid ally appeal assistance belong concession help loan loyal message offer respond response support threat "
        "warn warning give pledge promise hostile loyalty explain loss defeat accord according blow boost letter "
        "rebuke setback".split()
    ),
    "for": frozenset("aid assistance backing blow boost concession message support setback victory win".split()),
    "from": frozenset(
        "aid appeal assistance backing demand help message order pressure pledge response support threat".split()
    ),
}
"""Words before a preposition and a place, of those who act for it: "pressure on Oslo"."""
MEETING = frozenset("border meet frontier boundary road flight route link".split())
"""Words before "with" and a place as such: "the border with Norway"."""
