"""What negation makes of a statement: at the cue it may leave none, in the content it turns it around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.extract.clauses import Said
from sayso.extract.drafts import Draft, Use
from sayso.extract.mood import Decision
from sayso.extract.syntax import Range, children
from sayso.knowledge.moods import moods
from sayso.records import Act, Parse

_OPEN = frozenset(("whether", "if", "when", "where", "how", "why", "what", "who", "which"))
_WILL = frozenset(("will", "wo", "'ll", "would", "'d", "could"))
_SAYING = frozenset((Act.ASSERT, Act.CONFIRM, Act.DENY, Act.PREDICT, Act.QUESTION))
_REACH = 4
"""A "not" that stands further behind the verb is of something else: "will win, not they"."""

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "acomp", "expl")


def negated(parse: Parse, use: Use | None, draft: Draft) -> Draft | None:
    """The draft as the negation at its cue leaves it; None where nothing is said.

    Nobody said that talks failed where somebody "did not say that talks failed". What is kept from being said ("would
    not confirm", "did not say whether") is a refusal. "Does not expect" is left as it is: the content is negated.
    """
    if use is None or draft.negated:
        return draft
    opens = parse.words[draft.content[0][0]].lower() in _OPEN
    unwilling = any(parse.words[one].lower() in _WILL for one in children(parse, use.verb, "aux"))
    return replace(draft, act=Act.REFUSE) if draft.act in _SAYING and (opens or unwilling) else None


def negators(said: Said, decision: Decision) -> tuple[Range, ...]:
    """The words that make the content negative, or deny it; none where it is positive.

    Denied content: the words that deny. A negation at the cue ("does not expect a deal"): its "not". Else what
    stands at the content's main verb or opens one of its arguments.
    """
    parse, draft = said.parse, said.draft
    if draft.cue is not None and draft.negated:
        return _at_cue(parse, draft.cue)
    found = next(((at, at + 1) for at in _inside(said)), None)
    if found is not None:
        return (found,)
    return decision.words if decision.act is Act.DENY else ()


def _at_cue(parse: Parse, cue: Range) -> tuple[Range, ...]:
    no = next((one for at in range(*cue) for one in children(parse, at, "neg")), None)
    return ((no, no + 1),) if no is not None else (cue,)


def _inside(said: Said) -> Iterator[int]:
    """The negators of the content's main clause."""
    parse, root = said.parse, said.root
    if root is None:
        first, stop = said.draft.content[0]
        if first < stop and parse.words[first].lower() in ("no", "not"):
            yield first
        return
    for one in _near(parse, root):
        negative = parse.words[one].lower() in moods().negators or parse.deps[one] == "neg"
        if negative and said.holds(one) and not _restricted(parse, one):
            yield one


def _near(parse: Parse, root: int) -> Iterator[int]:
    """The words that can turn a clause around: at the verb, its auxiliaries, and determiners of its arguments."""
    for one in parse.children[root]:
        if one < root + _REACH or parse.deps[one] != "neg":
            yield one
        if parse.deps[one] == "xcomp" and parse.lemmas[root] in ("seem", "appear"):  # "appear not to have left"
            yield from children(parse, one, "neg")
        if parse.deps[one] in _ARGUMENTS:
            yield from (below for below in parse.children[one] if parse.deps[below] in ("det", "neg", "advmod"))
        elif parse.deps[one] == "advmod":  # "no longer"
            yield from (below for below in parse.children[one] if parse.deps[below] in ("neg", "det", "advmod"))


def _restricted(parse: Parse, no: int) -> bool:
    """Whether "only" or the like takes the force of a negation: "not only"."""
    return no + 1 < len(parse.words) and parse.words[no + 1].lower() in moods().restrictors
