"""What is done by saying it: the act that cue and content make, and whether the content is negative or hedged."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.extract.drafts import Draft, Page
from sayso.extract.syntax import Range, child, children, is_verb
from sayso.records import Act, Parse

_DUTY = frozenset(("should", "must", "ought", "shall"))
_WILL = frozenset(("will", "'ll", "’ll", "would", "wo", "'d", "’d"))
_MIGHT = frozenset(("might", "may", "could"))
_HEDGES = frozenset(
    "allegedly reportedly likely unlikely possibly perhaps probably apparently presumably potentially supposedly "
    "purportedly seemingly possible probable alleged suspected seem appear maybe estimated".split()
)
_NEGATORS = frozenset(
    ("not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "cannot")
)
_OWN = frozenset(("i", "we"))
_PRONOUNS = frozenset(("he", "she", "they"))
_AFTER_NEUTRAL = frozenset(("clause", "quote", "fronted", "according", "run", "headline", "passive"))


def act_of(page: Page, draft: Draft, same: Callable[[int, int], bool]) -> Act:
    """The act of a draft; `same(a, b)` tells whether two noun tokens are one actor.

    The cue decides. After a neutral cue the mood of the content does: an imperative or a duty is a demand, the
    speaker's own "will" a promise, a quotation that is all question a question.
    """
    if draft.act is not Act.ASSERT or draft.frame not in _AFTER_NEUTRAL:
        return draft.act
    parse = page.parse
    if _is_question(page, draft):
        return Act.QUESTION
    root = main_verb(parse, draft.content[0])
    if root is None:
        return Act.ASSERT
    if is_imperative(page, draft, root):
        return Act.DEMAND
    auxiliaries = {parse.words[one].lower() for one in children(parse, root, "aux")}
    wished = parse.tags[root] == "VB" and not auxiliaries and draft.frame == "clause"  # "insisted that he leave"
    if wished or auxiliaries & _DUTY or _needs(parse, root, auxiliaries):
        return Act.DEMAND
    if auxiliaries & _WILL and _is_own(page, draft, root, same):
        return Act.PROMISE
    return Act.ASSERT


def main_verb(parse: Parse, content: Range) -> int | None:
    """The topmost verb of the content, or None where it is a noun phrase."""
    first, stop = content
    tops = [at for at in range(first, stop) if not first <= parse.heads[at] < stop or parse.heads[at] == at]
    for top in tops:
        if is_verb(parse, top) or parse.pos[top] == "AUX":
            return top
    for top in tops:
        for one in children(parse, top, "ccomp", "relcl", "advcl", "xcomp"):
            if first <= one < stop and child(parse, one, "nsubj") is not None and one > top:
                return one if parse.deps[one] == "ccomp" else None
    return None


def _is_question(page: Page, draft: Draft) -> bool:
    first, stop = draft.content[0]
    words = page.parse.words
    ends = [words[at] for at in range(first, stop) if words[at] in (".", "?", "!")]
    return draft.frame in ("quote", "run") and len(draft.content) == 1 and bool(ends) and set(ends) == {"?"}


def is_imperative(page: Page, draft: Draft, root: int) -> bool:
    """Whether the content is a bare verb that somebody is told to do."""
    parse = page.parse
    if parse.tags[root] != "VB" or child(parse, root, "nsubj", "nsubjpass", "aux", "expl") is not None:
        return False
    first = draft.content[0][0]
    return parse.lefts[root] <= first + 2 and page.quoted[first] >= 0


def _needs(parse: Parse, root: int, auxiliaries: set[str]) -> bool:
    """Finds "needs to", "has to", "have got to": a duty in two words."""
    return (
        parse.lemmas[root] in ("need", "have")
        and not auxiliaries & _WILL
        and any(parse.tags[at] == "TO" for one in children(parse, root, "xcomp") for at in parse.children[one])
    )


def _is_own(page: Page, draft: Draft, root: int, same: Callable[[int, int], bool]) -> bool:
    """Whether the subject of the content is its speaker."""
    parse = page.parse
    doer = child(parse, root, "nsubj")
    if doer is None or draft.speaker is None:
        return False
    word = parse.words[doer].lower()
    if page.quoted[doer] >= 0:
        return word in _OWN
    return same(doer, draft.speaker) or (word in _PRONOUNS and draft.frame in ("clause", "fronted"))


def is_negated(page: Page, draft: Draft, act: Act) -> bool:
    """Whether the content is a negative proposition, or denied."""
    if act is Act.DENY or draft.negated:
        return True
    parse = page.parse
    root = main_verb(parse, draft.content[0])
    if root is None:
        first, stop = draft.content[0]
        return first < stop and parse.words[first].lower() in ("no", "not")
    return _negative(parse, root, draft.content[0])


def _negative(parse: Parse, root: int, content: Range) -> bool:
    first, stop = content
    for one in _near(parse, root):
        if first <= one < stop and (parse.words[one].lower() in _NEGATORS or parse.deps[one] == "neg"):
            return True
    return False


def _near(parse: Parse, root: int) -> Iterator[int]:
    """The words that can turn a clause around: at the verb, its auxiliaries, and determiners of its arguments."""
    for one in parse.children[root]:
        yield one
        if parse.deps[one] in ("nsubj", "nsubjpass", "dobj", "attr", "acomp", "xcomp", "expl"):
            yield from (below for below in parse.children[one] if parse.deps[below] in ("det", "neg", "advmod"))


def is_hedged(page: Page, draft: Draft) -> bool:
    """Whether the content itself says that it may not be so."""
    parse = page.parse
    root = main_verb(parse, draft.content[0])
    first, stop = draft.content[0]
    if root is not None:
        for one in (root, *children(parse, root, "aux", "advmod", "acomp")):
            if first <= one < stop and (parse.words[one].lower() in _MIGHT or parse.lemmas[one] in _HEDGES):
                return True
        return any(parse.lemmas[at] in _HEDGES for at in range(first, min(stop, first + 4)))
    return any(parse.lemmas[at] in _HEDGES for at in range(first, min(stop, first + 6)))
