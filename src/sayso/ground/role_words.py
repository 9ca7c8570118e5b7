"""The words of offices: nouns that head a title, what may stand beside them, and verbs that put into office."""

from __future__ import annotations

from functools import cache

from sayso.records import Tenure

FREE = frozenset(
    "adjutant adm admiral administrator alderman ambassador archbishop assemblyman assemblywoman ayatollah bishop "
    "brig "
    "brigadier cabinet-member capt captain cardinal ceo cfo chairman chairperson chairwoman chancellor cmdr "
    "co-chair co-chairman co-director coach col colonel commandant commander commissioner commodore comptroller "
    "congressman congressperson congresswoman constable consul coo coroner councillor councilman councilor "
    "councilwoman cpl cto czar dictator emir emperor empress envoy fm gen general gov governor imam inspector "
    "intendant selectman judge king lawmaker legislator lieutenant lt magistrate maj marshal mayor mep minister "
    "monarch mp mufti "
    "ombudsman parliamentarian patriarch pm pontiff pope premier president prof professor provost queen rapporteur "
    "rector regent rep sen senator sergeant sgt shah sheriff spokesman spokesperson spokeswoman sultan "
    "superintendent "
    "taoiseach tánaiste supt treasurer tsar undersecretary under-secretary viceroy vp warden".split()
)
"""Nouns that are an office by themselves."""

BOUND = frozenset(
    "adviser advisor agent attorney auditor boss candidate chair chief co-founder "
    "coordinator counsel counsellor counselor dean delegate deputy detective director editor executive fellow "
    "founder "
    "head justice lawyer leader major manager member negotiator nominee officer official owner principal prince "
    "princess prosecutor "
    "publisher registrar representative secretary speaker trustee whip".split()
)
"""Nouns that are an office only with a body, a portfolio or the like beside them."""

CAPITAL = frozenset(
    "chair detective director justice major officer representative secretary speaker prosecutor".split()
)
"""Bound nouns that are an office where they stand capitalised right before a name."""

BODIED = frozenset("member official agent executive fellow owner editor lawyer delegate publisher boss trustee".split())
"""Of the bound nouns those that ask for a body by name, or for whom or what they are that."""

NO_OFFICE = frozenset(("lawyer", "owner"))
"""Bound nouns that are no office after all: those who own or act for somebody."""

RANKS = frozenset(
    "adm admiral brig brigadier capt captain cmdr col colonel commander commodore constable cpl corporal "
    "detective gen "
    "general inspector lieutenant lt maj major marshal sergeant sgt superintendent supt".split()
)
"""Ranks, which may stand between an office and the name ("spokesman Lt. Col. X")."""

OF_GENERALS = frozenset("major maj lieutenant lt brigadier brig colonel col".split())
"""Ranks that "general" follows to make a higher one."""

SHORT = frozenset("adm brig capt cmdr col cpl gen lt maj sgt supt atty".split())
"""Short forms whose full stop is sometimes taken for the end of a sentence."""

DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow morning afternoon evening "
    "night "
    "week month year weekend".split()
)
"""Words of time that may stand before a title, capitalised, and are no part of it."""

FIELDED = frozenset("director editor chief coordinator adviser advisor manager".split())
"""Offices that are named after the part of the world that they look after."""

COURTESY = frozenset("mr mrs ms miss dr doctor sir dame lady lord prof professor hon rev reverend".split()) | RANKS
"""Words that may stand between a title and the name that it belongs to."""

HONORIFICS = frozenset("king queen pope emperor empress sultan emir ayatollah tsar shah".split())
"""Offices that are written as part of the name ("Queen Anne")."""

LEADING = frozenset(
    "deputy chief lieutenant lt assistant detective brigadier brig major maj executive principal sergeant sgt "
    "captain col police justice".split()
)
"""Nouns of offices that may begin a longer title: "Deputy Chief Justice"."""

BEFORE_GENERAL = frozenset(
    "attorney atty secretary governor director solicitor inspector surgeon consul auditor prosecutor adjutant "
    "comptroller "
    "commissioner postmaster registrar advocate receiver agent".split()
)
"""What "general" follows in a title that is no rank."""

ATTORNEYS = frozenset("district state county city commonwealth u.s. us states prosecuting federal crown".split())
"""What makes an attorney the holder of an office."""

COMPOSED = frozenset(
    "time term year month day based era born backed led old style educated trained appointed elected ranking "
    "turned run "
    "star place owned right left wing speaking sponsored aligned held controlled wide".split()
)
"""Second parts of words with a hyphen that are no title: "two-time", "Paris-based"."""

TENURES: dict[str, Tenure] = {
    **dict.fromkeys(
        "former ex then late last final onetime one-time previous ousted deposed retired erstwhile slain fired "
        "sacked "
        "assassinated deceased sometime "
        "past emeritus".split(),
        Tenure.FORMER,
    ),
    **dict.fromkeys("acting interim caretaker".split(), Tenure.ACTING),
    **dict.fromkeys("elect designate incoming next future".split(), Tenure.ELECT),
}
"""Words beside a title that tell how its holder stands to the office."""

DROPPED = frozenset(
    "administration current incumbent new newly elected appointed re-elected reelected outgoing longtime long-time "
    "long-serving "
    "longest-serving veteran controversial embattled popular powerful influential prominent famous legendary topmost "
    "top fellow republican democratic democrat conservative liberal tory socialist communist "
    "nationalist "
    "centrist populist progressive moderate leftist rightist left-wing right-wing far-right far-left "
    "libertarian hardline hard-line reformist pro-western billionaire millionaire first second third fourth fifth "
    "first-term second-term two-term three-term one-term term sitting serving ruling self-proclaimed self-declared "
    "so-called local lame-duck black white female male woman young old elderly gay jewish muslim christian catholic "
    "beloved then-newly freshman hawkish dovish outspoken charismatic authoritarian besieged beleaguered disgraced "
    "convicted indicted jailed imprisoned exiled fugitive slain assassinated fellow likely presumptive putative "
    "eventual ultimate lone sole only other another one several two three four many some certain same key "
    "unsuccessful failed would-be potential possible prospective longtime disgruntled respected friendly pro-brexit "
    "retiring current-day present presumed alleged reputed suspected former-turned gop".split()
)
"""Words before a title that say something of the person, not of the office."""

PARTIES = frozenset("gop republican republicans democrat democratic tory conservative".split())
"""Parties that are said of the holder of an office and do not have it: "GOP President X"."""

BUT_BEFORE: dict[str, frozenset[str]] = {
    "labour": frozenset(("leader", "minister", "secretary", "commissioner")),
    "labor": frozenset(("minister", "secretary", "commissioner")),
    "independent": frozenset(("counsel", "expert", "prosecutor")),
}
"""Words that say something of the person, but before these nouns belong to the title."""

TITLE_ADJECTIVES = frozenset(
    "armed human general national federal foreign internal external public special spiritual religious permanent "
    "financial legal "
    "medical technical provincial regional joint parliamentary presidential political military executive managing "
    "editorial supreme chief deputy vice prime associate assistant senior junior high crown royal municipal judicial "
    "criminal civil economic humanitarian environmental strategic scientific academic artistic creative musical "
    "commercial corporate chief diplomatic legislative congressional gubernatorial mayoral ranking nuclear naval "
    "social cultural digital international global american-style visiting honorary adjunct emeritus lead principal "
    "pro-life nonexecutive non-executive operating clinical vice-presidential grand pastoral coordinating under "
    "interior exterior domestic constitutional rural urban agricultural industrial electoral maritime "
    "residential departmental attorney commanding presiding".split()
)
"""Adjectives, written small, that are part of a title; others say something of the person."""

PORTFOLIO = frozenset("minister secretary undersecretary under-secretary".split())
"""Offices whose "of" names what they look after: "Minister of Health", "Secretary of State"."""

SENT = frozenset("ambassador envoy representative consul negotiator rapporteur adviser advisor liaison".split())
"""Offices whose "to" and "for" name where their holder is sent, which the title includes."""

PREPOSITIONS = frozenset(("of", "for", "at", "to", "from", "with", "on"))
"""What may join an office to its body or portfolio."""

POSTS = frozenset(
    "president chairman chairwoman chairperson chair ceo executive founder co-founder coo cfo cto owner".split()
)
"""Offices of firms, of which one person may hold two."""

REGIMES = frozenset("administration campaign government foundation team transition cabinet family trust".split())
"""What is called after a person by the name before it."""

ORGANS = frozenset(
    "army navy military forces force staff intelligence police service services operations troops delegation embassy "
    "mission parliament command bureau".split()
)
"""What a state has, after its adjective: "chief of Israeli military intelligence"."""

TAILS = frozenset(
    "inspector ranking solicitor surgeon home permanent global high supreme cabinet minority majority press foreign "
    "defense defence attorney deputy vice "
    "prime chief "
    "first lieutenant assistant "
    "acting trade agriculture education energy labor commerce treasury transportation environment interior "
    "finance health policy executive managing special national security district state communications".split()
)
"""Words that begin a title but that a tagger takes for the end of the name before it."""

JOINED = frozenset(
    "national vice deputy co under sub assistant lieutenant major brigadier secretary attorney director".split()
)
"""What a hyphen joins to the noun of an office to make a longer title."""

COPULAS = frozenset(("be", "become", "remain"))
"""Verbs that say that somebody is something."""

APPOINTS: dict[str, Tenure] = {
    **dict.fromkeys(
        "appoint name elect reelect re-elect install promote hire swear inaugurate make confirm crown proclaim "
        "declare "
        "reappoint".split(),
        Tenure.INCUMBENT,
    ),
    **dict.fromkeys("nominate pick choose select tap designate propose".split(), Tenure.ELECT),
}
"""Verbs that put somebody into an office, and how that person stands to it then."""

SERVES = frozenset(("serve", "act"))
"""Verbs that say it with "as"."""

LEADS: dict[str, str] = {
    "head": "head",
    "lead": "leader",
    "chair": "chair",
    "command": "commander",
    "direct": "director",
    "run": "head",
}
"""Verbs that say that somebody holds an office, and the office."""

SAME = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "sgt": "sergeant",
    "maj": "major",
    "adm": "admiral",
    "cmdr": "commander",
    "prof": "professor",
    "pm": "minister",
    "vp": "president",
    "supt": "superintendent",
    "brig": "brigadier",
    "congresswoman": "congressman",
    "chair": "chairman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "advisor": "adviser",
}
"""Heads of titles that are one office under another name."""

RANKED_BELOW = frozenset("vice deputy assistant associate under co lieutenant junior".split())
"""Words that make another office of an office."""

_IRREGULAR = {"mp": "mps", "mep": "meps", "ceo": "ceos", "chief": "chiefs", "attorney": "attorneys"}


@cache
def office_nouns() -> dict[str, tuple[str, bool]]:
    """The office that each word heads, in lower case without full stop; whether it is plural."""
    found: dict[str, tuple[str, bool]] = {}
    for noun in FREE | BOUND:
        if noun not in NO_OFFICE:
            found[noun] = (noun, False)
            found.setdefault(plural(noun), (noun, True))
    return found


def plural(noun: str) -> str:
    """The plural of a noun of an office."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("person"):
        return noun[:-6] + "people"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
