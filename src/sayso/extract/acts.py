"""What is done by saying it: the act that cue and content make, and the words that decide it."""

from __future__ import annotations

from sayso.extract import wrongs
from sayso.extract.clauses import Said, infinitive
from sayso.extract.mood import PLAIN, Decision, by_mood
from sayso.extract.syntax import Range, child, children, is_verb
from sayso.knowledge.cues import lexicon
from sayso.knowledge.moods import moods
from sayso.records import Act, Parse

_AFTER_NEUTRAL = frozenset(
    ("clause", "quote", "fronted", "according", "run", "headline", "passive", "colon", "adjective", "learned")
)


def decide(said: Said) -> Decision:
    """The act of a draft, with the words that decide it and whom it is against.

    The cue decides; what somebody is called ("called it a disgrace") criticizes or praises by its words, and a noun
    lends its act to a verb that only voices it ("expressed criticism"). After a neutral cue the mood of the content
    decides: see `mood.by_mood`.
    """
    draft = said.draft
    if draft.act is not Act.ASSERT:
        return _by_cue(said)
    if draft.frame in ("small", "as"):
        return _verdict(said)
    decision = _by_noun(said) or _before_colon(said)
    if decision is not None:
        return decision
    return by_mood(said) if draft.frame in _AFTER_NEUTRAL else PLAIN


def _by_cue(said: Said) -> Decision:
    """The act of a cue that is not neutral, with what the content takes from it."""
    draft, parse, root = said.draft, said.parse, said.root
    cue = (draft.cue,) if draft.cue is not None else ()
    denied = _denied_idiom(parse, draft.cue) if draft.act is Act.CONFIRM and draft.cue is not None else None
    if denied is not None:  # "pleaded not guilty"
        return Decision(Act.DENY, (*cue, denied))
    if draft.act is Act.REFUSE and draft.cue is not None:  # "would not say whether"
        no = [one for at in range(*draft.cue) for one in children(parse, at, "neg")]
        return Decision(Act.REFUSE, (*cue, *((at, at + 1) for at in no)))
    if root is None or draft.frame not in ("clause", "fronted"):
        return Decision(draft.act, cue)
    if draft.act is Act.PROPOSE and _is_indicative(parse, root):
        return by_mood(said)  # "proposed that the lake was older" is a theory
    if draft.act is Act.ACCUSE and draft.target is None:  # "alleged that the bank was robbed" accuses nobody
        accused = wrongs.doer(parse, root)
        return PLAIN if accused is None else Decision(Act.ACCUSE, cue, accused)
    return Decision(draft.act, cue)


def _is_indicative(parse: Parse, verb: int) -> bool:
    """Whether the clause says how things are or were, not how they should be."""
    return any(parse.tags[one] in ("VBD", "VBZ") for one in (verb, *children(parse, verb, "aux", "auxpass")))


def _denied_idiom(parse: Parse, cue: Range) -> Range | None:
    """The "not" in the fixed part of a cue: "not guilty"."""
    for part in children(parse, cue[0], "acomp", "advmod", "oprd", "xcomp"):
        if parse.tags[part] == "JJ":
            for one in (*parse.children[part], part - 1):
                if parse.words[one].lower() == "not":
                    return one, one + 1
    return None


def _verdict(said: Said) -> Decision:
    """Criticism or praise by the words for what something is called; the first that weighs decides."""
    parse, thing, words = said.parse, said.draft.target, moods()
    for first, stop in said.draft.content:
        for at in range(first, stop):
            if thing is not None and parse.lefts[thing] <= at <= thing:
                continue
            word = _graded(parse, at)
            if word in words.blame or word in words.wrongs:
                return Decision(Act.CRITICIZE, ((at, at + 1),), thing)
            if word in words.praise:
                return Decision(Act.PRAISE, ((at, at + 1),), thing)
    return PLAIN


def _graded(parse: Parse, at: int) -> str:
    """The lemma; the word as written where it is an adjective, which its lemma may take for another: "worst"."""
    return parse.words[at].lower() if parse.tags[at][:2] in ("JJ", "VB", "RB") else parse.lemmas[at]


def _by_noun(said: Said) -> Decision | None:
    """The act of the noun in "expressed criticism of Z", "announced plans to do Z"."""
    parse, draft, words = said.parse, said.draft, lexicon()
    if draft.frame not in ("object", "clause") or draft.cue is None:
        return None
    verb = next((at for at in range(*draft.cue) if is_verb(parse, at)), None)
    noun = child(parse, verb, "dobj") if verb is not None else None
    if verb is None or noun is None or not said.holds(noun):
        return None
    if parse.lemmas[noun] in moods().plan_nouns and infinitive(parse, noun) is not None:
        return Decision(Act.PROMISE, ((noun, noun + 1),))
    if parse.lemmas[verb] not in words.light_verbs or words.nouns.get(parse.lemmas[noun], Act.ASSERT) is Act.ASSERT:
        return None
    return Decision(words.nouns[parse.lemmas[noun]], ((noun, noun + 1),))


def _before_colon(said: Said) -> Decision | None:
    """The act of a verb that only a colon parts from what is said: "praised the crew: ..."."""
    parse, draft = said.parse, said.draft
    if draft.frame != "colon" or draft.cue is None:
        return None
    lemma = parse.lemmas[draft.cue[0]]
    keys = [f"{lemma} {parse.lemmas[one]}" for one in children(parse, draft.cue[0], "prep", "prt")]
    for key in (*keys, lemma):
        for cue in lexicon().verbs.get(key, ()):
            if cue.frames != {"as"}:
                against = _against(said, draft.cue[0])
                return Decision(cue.act, (draft.cue,), against) if cue.act is not Act.ASSERT else None
    return None


def _against(said: Said, verb: int) -> int | None:
    """The party that a verb has for its object, or that owns it: "praised the mayor", "mocked her plan"."""
    thing = child(said.parse, verb, "dobj")
    if thing is None or said.is_named(thing):
        return thing
    owner = child(said.parse, thing, "poss")
    return owner if owner is not None and said.is_named(owner) else None
