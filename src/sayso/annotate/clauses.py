"""Where phrases stand: in which clause and in what part of it, and inside which quotation."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Parse

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_SHARING = frozenset(("conj", "xcomp", "advcl", "aux", "auxpass", "pcomp", "prep", "acl"))
_PARTS = frozenset(("conj", "appos", "compound", "nmod"))
_VERBS = ("VERB", "AUX")
_MARKS = frozenset(('"', "“", "”", "``", "''", "`"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its clause a phrase stands."""

    role: str  # S subject, O object, P object of a preposition, G possessor, X anything else
    verb: int  # the verb of its clause
    direct: bool  # whether it is itself an argument of that verb
    top: int  # the token by which it hangs, past coordination and apposition


class Clauses:
    """The clauses and quotations of one report, looked up by token and remembered."""

    def __init__(self, parse: Parse, speech: frozenset[str]) -> None:
        self._parse = parse
        self._speech = speech
        self._places: dict[int, Place] = {}
        self._subjects: dict[int, tuple[int, ...]] = {}
        self.quotes = _quotes(parse)  # per token the number of the quotation that it stands in, 0 for none

    def place(self, head: int) -> Place:
        """Where the phrase with this head token stands in its clause."""
        if head not in self._places:
            self._places[head] = _place(self._parse, head)
        return self._places[head]

    def subjects(self, verb: int) -> tuple[int, ...]:
        """The subject tokens of a verb, its own or shared with the verb above it."""
        if verb not in self._subjects:
            self._subjects[verb] = _subjects(self._parse, verb)
        return self._subjects[verb]

    def is_main(self, verb: int) -> bool:
        """Whether the verb is that of a main clause."""
        deps, heads = self._parse.deps, self._parse.heads
        while deps[verb] == "conj":
            verb = heads[verb]
        return heads[verb] == verb

    def speaks(self, where: Place) -> bool:
        """Whether the phrase there is the subject of a verb of saying."""
        return where.role == "S" and self._parse.lemmas[where.verb] in self._speech


def _place(parse: Parse, head: int) -> Place:
    """Where the phrase with this head token stands in its clause."""
    deps, heads, pos = parse.deps, parse.heads, parse.pos
    top = head
    while deps[top] in _PARTS and pos[heads[top]] not in _VERBS and heads[top] != top:
        top = heads[top]
    dep = deps[top]
    up = heads[top]
    if dep in _SUBJECTS:
        return Place("S", up, True, top)
    if dep in ("dobj", "dative", "oprd", "attr"):
        return Place("O", up, True, top)
    role = "G" if dep == "poss" else "P" if dep == "pobj" else "X"
    direct = role == "P" and pos[heads[up]] in _VERBS
    at = top
    while pos[at] not in _VERBS and heads[at] != at:
        at = heads[at]
    return Place(role, at, direct, top)


def _subjects(parse: Parse, verb: int) -> tuple[int, ...]:
    """The subject tokens of a verb: its own, or those it shares with the verb it is joined to or controlled by.

    A relative pronoun is given with the noun that it stands for.
    """
    deps, heads, children = parse.deps, parse.heads, parse.children
    for _ in range(6):
        own = tuple(child for child in children[verb] if child < verb and deps[child] in _SUBJECTS)
        if own:
            relative = deps[verb] == "relcl" and any(parse.tags[child] in ("WP", "WDT") for child in own)
            return (*own, heads[verb]) if relative else own
        dep, up = deps[verb], heads[verb]
        if dep not in _SHARING or up == verb:
            return ()
        if dep == "acl":
            return (up,)
        if dep == "xcomp":
            controllers = tuple(
                child for child in children[up] if up < child < verb and deps[child] in ("dobj", "dative")
            )
            if controllers:
                return controllers
        if dep == "advcl" and any(deps[child] == "mark" for child in children[verb]):
            return ()
        verb = up
    return ()


def _quotes(parse: Parse) -> list[int]:
    """Per token the number of the quotation that it stands in, 0 for none; paragraphs end what was left open."""
    inside, number, out = False, 0, []
    last, before = -1, ""
    for token, word in enumerate(parse.words):
        paragraph = parse.paragraph_of[parse.sentence_of[token]]
        if paragraph != last:
            inside, last = False, paragraph
        if word in _MARKS:
            if word in ("“", "``", "`") or (word != "”" and not inside):
                number += not (word == before == "`")
                inside = True
            else:
                inside = False
            out.append(0)
        else:
            out.append(number if inside else 0)
        before = word
    return out
