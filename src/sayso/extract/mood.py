"""The act that a content makes after a neutral cue: demands, promises, accusations, thanks and questions in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.extract import wrongs
from sayso.extract.clauses import Said, auxiliaries, infinitive, negation
from sayso.extract.syntax import Range, child, children, has_to
from sayso.knowledge.cues import lexicon
from sayso.knowledge.moods import moods
from sayso.records import Act, Parse

_PERFORMED = frozenset(
    (Act.REQUEST, Act.DEMAND, Act.CONDEMN, Act.PRAISE, Act.DENY, Act.PROMISE, Act.PROPOSE, Act.WARN, Act.ACCUSE)
)
"""Acts that are done by saying "I" and the verb: "I urge", "we condemn"."""

_SELF = frozenset(("i", "we"))
_WISHED = frozenset(("would", "'d", "’d", "do"))
_HAVE = frozenset(("have", "'ve", "’ve"))
_BEFORE_IMPERATIVE = frozenset("\" “ '' `` « ' ‘ , please so and but just then now do n't n’t not".split())


@dataclass(frozen=True, slots=True)
class Decision:
    """An act, the tokens that decide it, and whom it is against where the content says so."""

    act: Act
    words: tuple[Range, ...] = ()
    target: int | None = None


PLAIN = Decision(Act.ASSERT)
"""A statement by whose words nothing else is done."""


def by_mood(said: Said) -> Decision:
    """The act that the content makes after a neutral cue.

    A quotation that is all question is a question. "I urge", "we condemn", "thank you" do what they say; a wrong laid
    to a named party is an accusation, an imperative or a duty a demand, the speaker's own "will" a promise. Of a
    content of many sentences the first sets the mood; wrongs and what is done by the word count anywhere.
    """
    decision = _asked(said) or _foretold(said) or _greeted(said)
    if decision is not None:
        return decision
    for find, verbs in ((_performed, said.verbs), (_accused, said.verbs)):
        decision = _first(find, said, verbs)
        if decision is not None:
            return decision
    return _first(_demanded, said, said.leading) or _first(_promised, said, said.leading) or PLAIN


def _first(find: Callable[[Said, int], Decision | None], said: Said, verbs: tuple[int, ...]) -> Decision | None:
    return next((found for verb in verbs if (found := find(said, verb)) is not None), None)


def _of(act: Act, *tokens: int, target: int | None = None) -> Decision:
    return Decision(act, tuple((at, at + 1) for at in sorted(tokens)), target)


def _asked(said: Said) -> Decision | None:
    """Finds a quotation that only asks."""
    words, draft = said.parse.words, said.draft
    if draft.frame not in ("quote", "run", "colon") or len(draft.content) > 1:
        return None
    ends = [at for at in range(*draft.content[0]) if words[at] in (".", "?", "!")]
    return _of(Act.QUESTION, ends[-1]) if {words[at] for at in ends} == {"?"} else None


def _asks(parse: Parse, verb: int) -> bool:
    """Whether the sentence of the verb is a question."""
    first, stop = parse.sentences[parse.sentence_of[verb]]
    return "?" in parse.words[max(first, stop - 3) : stop]


def _foretold(said: Said) -> Decision | None:
    """Finds what a cue of reckoning or hoping says of what lies ahead: "estimated that it would take a year"."""
    parse, cue = said.parse, said.draft.cue
    if cue is None or said.root is None or parse.lemmas[cue[0]] not in moods().foretelling:
        return None
    around = auxiliaries(parse, said.root).keys()
    return Decision(Act.PREDICT, (cue,)) if around & moods().will or around & moods().might else None


def _greeted(said: Said) -> Decision | None:
    """Finds a quotation that opens with praise: "Congratulations to the crew"."""
    parse = said.parse
    at = next((one for one in range(*said.draft.content[0]) if parse.words[one][0].isalnum()), None)
    if at is None or said.page.quoted[at] < 0 or parse.tags[at][:2] not in ("NN", "UH"):
        return None
    opens = abs(parse.heads[at] - at) <= 1 or not said.holds(parse.heads[at])
    return _of(Act.PRAISE, at) if opens and lexicon().nouns.get(parse.lemmas[at]) is Act.PRAISE else None


# ---- what is done by the word ---------------------------------------------------------------------------------------


def _performed(said: Said, verb: int) -> Decision | None:
    """Finds "I urge you to go", "we condemn it", "thank you", "I want you to go"."""
    parse = said.parse
    if said.page.quoted[verb] < 0 or parse.tags[verb] not in ("VBP", "VB") or negation(parse, verb) is not None:
        return None
    doer, around, inner = child(parse, verb, "nsubj"), auxiliaries(parse, verb).keys(), infinitive(parse, verb)
    own = doer is not None and parse.words[doer].lower() in _SELF and around <= _WISHED
    if own and parse.lemmas[verb] in moods().wishes and inner is not None:
        return _of(Act.DEMAND, verb) if child(parse, inner, "nsubj") is not None and not around else None
    if inner is None and child(parse, verb, "dobj", "dative") is None:
        return None
    cues = [cue for cue in lexicon().verbs.get(parse.lemmas[verb], ()) if cue.frames != {"as"}]
    if not cues or cues[0].act not in _PERFORMED:
        return None
    if cues[0].act is Act.PRAISE:  # thanks make the whole one where they come first
        thanks = verb == said.root and (own or (doer is None and not around))
        return _of(Act.PRAISE, verb) if thanks else None
    return _of(cues[0].act, verb) if own else None


def _accused(said: Said, verb: int) -> Decision | None:
    """Finds a wrong that is laid to a named party."""
    found = wrongs.wrong(said, verb)
    return _of(Act.ACCUSE, *found.words, target=found.doer) if found is not None else None


# ---- demands --------------------------------------------------------------------------------------------------------


def _demanded(said: Said, verb: int) -> Decision | None:
    """Finds imperatives and duties: "leave", "should pay", "needs to pay", "(insisted) that he leave"."""
    parse, around = said.parse, auxiliaries(said.parse, verb)
    doer = child(parse, verb, "nsubj", "nsubjpass", "expl")
    wished = verb == said.root and parse.tags[verb] == "VB" and not around and doer is not None
    if (wished and said.draft.frame == "clause") or is_imperative(said, verb):
        return _of(Act.DEMAND, verb)
    for word, at in around.items():
        if word in moods().duty and not _is_idle(parse, verb, at, doer):
            return _of(Act.DEMAND, at)
    return _of(Act.DEMAND, verb) if _needs(parse, verb, doer) and not around.keys() & moods().will else None


def _is_idle(parse: Parse, verb: int, duty: int, doer: int | None) -> bool:
    """Whether a duty demands nothing: "should he fail", "I must say", "should have known", "should be able to"."""
    if doer is not None and (duty < doer or parse.words[doer].lower() == "i"):
        return True
    able = child(parse, verb, "acomp")
    return bool(auxiliaries(parse, verb).keys() & _HAVE) or (
        able is not None and parse.lemmas[verb] == "be" and parse.lemmas[able] in moods().abilities
    )


def _needs(parse: Parse, verb: int, doer: int | None) -> bool:
    """Finds "needs to pay"; "I need to tell you" demands nothing."""
    if parse.lemmas[verb] not in moods().needs:
        return False
    inner = next((one for one in children(parse, verb, "xcomp") if has_to(parse, one)), None)
    if inner is None or doer is None:
        return inner is not None
    return parse.words[doer].lower() != "i" or parse.lemmas[inner] not in moods().saying


def is_imperative(said: Said, verb: int) -> bool:
    """Whether a verb in a quotation tells somebody to do something: "leave", "Friends, leave"."""
    parse = said.parse
    bare = parse.tags[verb] in ("VB", "VBP") and not auxiliaries(parse, verb).keys() - {"do"}
    if not bare or said.page.quoted[verb] < 0 or parse.lemmas[verb] == "let":
        return False
    opened = next(first for first, stop in said.draft.content if first <= verb < stop)
    start, at = max(parse.sentences[parse.sentence_of[verb]][0], opened), verb - 1
    called = child(parse, verb, "nsubj", "npadvmod", "nsubjpass", "expl")
    if called is not None:  # the parser takes "Friends, leave the valley" for a clause with a subject
        plain = parse.words[at] == "," and child(parse, called, "relcl", "appos", "acl", "conj") is None
        return plain and parse.lefts[called] <= start + 1 and parse.rights[called] in (at, verb)
    while at >= start and parse.words[at].lower() in _BEFORE_IMPERATIVE:
        at -= 1
    return at < start and parse.tags[verb] == "VB"


# ---- promises -------------------------------------------------------------------------------------------------------


def _promised(said: Said, verb: int) -> Decision | None:
    """Finds what the speaker says that he will do, plans to do, or will not do."""
    parse, words = said.parse, moods()
    if not said.is_own(verb) or _asks(parse, verb):
        return None
    around = auxiliaries(parse, verb)
    will = next((at for word, at in around.items() if word in words.will), None)
    if will is not None:
        if around.keys() & _HAVE or parse.tags[verb] not in ("VB", "VBG") or _muses(parse, verb, will):
            return None
        no = negation(parse, verb)
        refuses = no is not None and parse.lemmas[verb] in words.consent
        return _of(Act.REFUSE if refuses else Act.PROMISE, will, *((no,) if no is not None else ()))
    inner = infinitive(parse, verb)
    if inner is not None and parse.lemmas[verb] in words.plan_verbs and _is_plan(parse, verb, inner):
        return _of(Act.PROMISE, verb)
    bent = child(parse, verb, "acomp")
    if bent is None or parse.lemmas[bent] not in words.plan_adjectives:
        return None
    deed = infinitive(parse, bent)
    return _of(Act.PROMISE, bent) if deed is None or parse.lemmas[deed] not in words.states else None


def _muses(parse: Parse, verb: int, will: int) -> bool:
    """Whether a "will" or "would" of one's own promises nothing: "I would say", "I'll be happy", "would eat when"."""
    would, lemma, words = parse.words[will].lower() == "would", parse.lemmas[verb], moods()
    if parse.tags[verb] != "VBG" and (lemma in words.states or (would and lemma in words.musing)):
        return True
    times = (parse.words[parse.lefts[one]].lower() for one in children(parse, verb, "advcl"))
    return would and any(word in ("when", "whenever", "while") for word in times)


def _is_plan(parse: Parse, verb: int, inner: int) -> bool:
    """Whether a verb with an infinitive tells what its doer is about to do: "is going to", "is to", "intends to"."""
    lemma, doer = parse.lemmas[verb], child(parse, verb, "nsubj")
    if lemma == "go":
        return parse.tags[verb] == "VBG" and parse.lemmas[inner] not in moods().musing
    if lemma == "be":
        bare = child(parse, verb, "attr", "acomp") is None and parse.lefts[inner] <= verb + 2
        return parse.deps[inner] == "xcomp" and bare and doer is not None and parse.words[doer].lower() != "it"
    return lemma != "decide" or parse.tags[verb] != "VBD"
