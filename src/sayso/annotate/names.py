"""Proper names in a report: what the tagger found, cleaned, and what it missed."""

from __future__ import annotations

from dataclasses import replace

from sayso.annotate.phrases import Phrase
from sayso.annotate.runs import (
    PARTICLES,
    body_run,
    compared,
    head_of,
    is_hyphenated,
    person_run,
    pieces,
    trimmed,
    unrepeated,
)
from sayso.knowledge.actors import ActorWords, fold
from sayso.records import MentionForm, Parse

_LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))
_WORKS = frozenset(("WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "LANGUAGE"))
_KINDS = {"ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}
_NO_NAMES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"))
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow am pm gmt utc est".split()
)
_BARE = frozenset(
    "defense defence foreign interior finance health justice prime vice deputy state national federal internet god "
    "covid coronavirus i chapter section article part figure song album best new news central commerce cabinet "
    "treasury energy labor labour education homeland agriculture transportation transport trade environment "
    "culture".split()
)
_PROPER = ("NNP", "NNPS")
_INSIDE = frozenset(("in", "at", "near", "into", "across", "throughout", "around", "outside", "inside", "via", "on"))
_MERE_TITLES = frozenset("mr mrs ms miss dr prof sir lady lord baronet messrs madam".split())
_PARTS = ("compound", "nmod")
_COMPOUNDED = frozenset("led run era like born made eyed wide held".split())
"""Words that make an adjective of the name before their hyphen: "the Ida Brandt-led group"."""

_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"))
_NO_DEEDS = frozenset(
    ("have", "see", "lie", "become", "remain", "host", "fall", "grow", "experience", "suffer", "wake", "stand")
)
_BODIES = frozenset(("body", "organization", "outlet", "armed_group"))


def find_names(parse: Parse, lexicon: ActorWords) -> list[Phrase]:
    """The proper names of a report, in order; none crosses or holds another."""
    return _Names(parse, lexicon).found


class _Names:
    """One report being searched: tagged names first, then runs of proper nouns, then words of names found so far."""

    def __init__(self, parse: Parse, lexicon: ActorWords) -> None:
        self._parse, self._lexicon = parse, lexicon
        self._taken = bytearray(len(parse.words) + 1)
        self._works = bytearray(len(parse.words) + 1)  # tokens that the tagger takes for works, events, laws, products
        self.found: list[Phrase] = []
        spans: list[tuple[int, int, str]] = []
        for entity in parse.entities:
            if entity.label in _NO_NAMES:
                self._take(entity.first, entity.stop)
            elif entity.label in _WORKS:
                self._works[entity.first : entity.stop] = b"\1" * (entity.stop - entity.first)
            elif entity.label in _LABELS:
                self._take(entity.first, entity.stop)
                spans += ((first, stop, entity.label) for first, stop in pieces(parse, entity.first, entity.stop))
        before = 0
        for first, stop, label in spans:
            first = self._reach_left(max(first, before), before)
            stop = self._reach_right(first, stop)
            self._take(first, stop)
            if phrase := self._name(first, stop, label):
                self.found.append(phrase)
                before = stop
        self._untagged()
        self._known_words()
        self.found = self._juniors(self._without_pairs(sorted(self.found, key=lambda phrase: phrase.first)))

    def _without_pairs(self, found: list[Phrase]) -> list[Phrase]:
        """The names without those that are two others with a hyphen between: "the Brandt-Reyes letter"."""
        words = self._parse.words
        alone = {phrase.words[-1] for phrase in found if "-" not in words[phrase.first : phrase.stop]}
        return [
            phrase
            for phrase in found
            if not (
                phrase.stop - phrase.first == 3
                and words[phrase.first + 1] in ("-", "–")
                and {fold(words[phrase.first]), fold(words[phrase.stop - 1])} <= alone
            )
        ]

    def _juniors(self, found: list[Phrase]) -> list[Phrase]:
        """The names, "Jr." kept as a word of a name that the report has without it as well: they are two persons."""
        junior = [fold(self._parse.words[phrase.stop - 1]).rstrip(".") in ("jr", "sr") for phrase in found]
        plain = {phrase.words for phrase, marked in zip(found, junior, strict=True) if not marked}
        return [
            replace(phrase, words=(*phrase.words, "jr")) if marked and phrase.words in plain else phrase
            for phrase, marked in zip(found, junior, strict=True)
        ]

    def _take(self, first: int, stop: int) -> None:
        self._taken[first:stop] = b"\1" * (stop - first)

    def _reach_left(self, first: int, limit: int) -> int:
        """Take in proper nouns before a tagged name that belong to it and that the tagger left out."""
        parse, at = self._parse, first
        while at - 1 >= limit and not self._taken[at - 1]:
            if parse.words[at - 1] == "-" and at - 2 >= limit and parse.ends[at - 1] == parse.starts[at]:
                if self._taken[at - 2] or parse.tags[at - 2] != "NNP" or parse.ends[at - 2] != parse.starts[at - 1]:
                    break
                at -= 2
            elif parse.tags[at - 1] == "NNP" and parse.heads[at - 1] >= at and parse.deps[at - 1] in _PARTS:
                if self._is_office(parse.words[at - 1]):
                    break
                at -= 1
            else:
                break
        return at

    def _reach_right(self, first: int, stop: int) -> int:
        """Take in proper nouns after a tagged name that it belongs to ("Northern Trade" + "Council")."""
        parse, size = self._parse, len(self._parse.words)
        while stop - first > 1 and stop < size and parse.words[stop - 1].lower() in PARTICLES:
            stop += 1
        if is_hyphenated(parse, first, stop) and parse.words[stop + 1] not in _COMPOUNDED:
            stop += 2
        while stop < size and not self._taken[stop] and parse.sentence_of[stop] == parse.sentence_of[first]:
            if parse.words[stop] == "-" and stop + 1 < size and parse.starts[stop] == parse.ends[stop - 1]:
                if parse.tags[stop + 1] != "NNP" or parse.starts[stop + 1] != parse.ends[stop] or self._taken[stop + 1]:
                    break
                stop += 2
                continue
            if parse.tags[stop] != "NNP" or parse.tags[stop - 1] not in _PROPER:
                break
            if parse.deps[stop - 1] != "compound" or parse.heads[stop - 1] < stop:
                break
            if self._lexicon.nouns.get(parse.words[stop].lower()) in ("role", "person"):
                break
            stop += 1
        return stop

    def _is_office(self, word: str) -> bool:
        """Whether the word is a title or the noun of an office, which stands before a name and is no part of it."""
        lower = word.lower().rstrip(".")
        return lower in self._lexicon.titles or self._lexicon.nouns.get(lower) in ("role", "person")

    def _name(self, first: int, stop: int, label: str) -> Phrase | None:
        """The name in tokens `first` to `stop`, without title and edges; None where there is none."""
        parse, lexicon = self._parse, self._lexicon
        words, tags = parse.words, parse.tags
        first, stop = trimmed(parse, first, stop)
        stop = unrepeated(parse, first, stop)
        if (person := self._person_in(first, stop)) > first:
            first, label = person, "PERSON"
        first, stop = person_run(parse, first, stop, lexicon) if label == "PERSON" else body_run(parse, first, stop)
        first, start, title = self._titled(first, stop, label)
        if first >= stop:
            return None
        last = words[stop - 1].lower()
        plural = tags[stop - 1] in ("NNS", "NNPS")
        role = lexicon.nouns.get(last) or (plural and lexicon.nouns.get(last.removesuffix("s")))
        if role in ("role", "person") and last not in lexicon.given and not title and "IN" not in tags[first:stop]:
            return self._name(first, stop - 1, "") if _state_before(lexicon, words[first : stop - 1]) else None
        if stop - first > 2 and words[first].lower() in lexicon.states and fold(words[first + 1]) in lexicon.given:
            start = first = first + 1
        head = head_of(parse, first, stop)
        folded = compared(words[first:stop], lexicon)
        if not folded or not self._is_name(first, stop, head) or _is_no_name(folded, lexicon):
            return None
        if (state := lexicon.capitals.get(" ".join(folded))) and _acts(parse, head):
            folded = compared(tuple(state.name.split()), lexicon)
        kind, sure = self._kind(folded, label, title)
        if not sure and kind != "person" and self._is_thing(first, stop, head):
            kind, sure = kind or "thing", True
        gender = "n" if sure else ""
        if kind in ("person", ""):
            gender = lexicon.titles.get(title, "") or lexicon.given.get(folded[0], "")
        return Phrase(
            start,
            stop,
            head,
            MentionForm.NAME,
            kind,
            gender,
            kind == "people" and tags[head] in ("NNS", "NNPS"),
            tuple(folded),
            folded[-1],
            sure=sure,
            title=title,
        )

    def _person_in(self, first: int, stop: int) -> int:
        """Where the name of a person begins that an office or a place stands before; else `first`.

        "Assemblywoman Selena Torres", "of Hong Kong Carrie Lam", however the tagger has the run.
        """
        words, tags, lexicon = self._parse.words, self._parse.tags, self._lexicon
        for at in range(stop - 2, first, -1):
            given = fold(words[at])
            if given not in lexicon.given or tags[at] != "NNP" or given in lexicon.nouns:
                continue
            before = words[at - 1].lower().rstrip(".")
            office = before in lexicon.titles or lexicon.nouns.get(before) == "role"
            if office and before not in lexicon.honorifics:
                return at
            place = " ".join(words[first:at]).lower()
            where = first > 0 and words[first - 1].lower() in ("of", "from", "in")
            if where and (place in lexicon.states or place in lexicon.places or place in lexicon.capitals):
                return at
        return first

    def _titled(self, first: int, stop: int, label: str) -> tuple[int, int, str]:
        """Where the name proper begins, where the name as written begins, and the title before it."""
        words, tags, lexicon = self._parse.words, self._parse.tags, self._lexicon
        title, start = "", -1
        if " ".join(compared(words[first:stop], lexicon)) in lexicon.known:
            return first, first, ""  # "General Electric" is no general
        while first < stop - 1:
            lower = words[first].lower().rstrip(".")
            is_title = lower in lexicon.titles and tags[first + 1] in _PROPER
            if not is_title and (label != "PERSON" or lower not in lexicon.nouns):
                break
            if label in ("ORG", "GPE", "FAC", "LOC") and not (is_title and stop - first == 2):
                break
            if is_title:
                title = lower
                start = first if lower in lexicon.honorifics and start < 0 else start
            first += 1
        if not title and first > 0 and (lower := words[first - 1].lower().rstrip(".")) in lexicon.titles:
            title = lower
            if lower in lexicon.honorifics and tags[first - 1] == "NNP" and not self._taken[first - 1]:
                start = first - 1
                self._take(start, first)
        return first, start if start >= 0 else first, title

    def _is_name(self, first: int, stop: int, head: int) -> bool:
        """Whether the run can name an actor: not an adjective, not a bare noun, not part of an office's title."""
        tags, words, lexicon = self._parse.tags, self._parse.words, self._lexicon
        if (tags[head][:2] != "NN" and not (stop - first == 1 and self._parse.deps[head] in _ARGUMENTS)) or not any(
            word[0].isupper() for word in words[first:stop]
        ):
            return False
        if stop - first > 1:
            return True
        lower = words[first].lower()
        if lower in lexicon.known:
            return True
        if lower in _BARE or lower in _TIMES or (lower in lexicon.nouns and lower not in lexicon.given):
            return False
        if lower in lexicon.adjectives and lower not in lexicon.states:
            return self._parse.deps[head] not in ("amod", "compound", "nmod")
        return words[first][0].isupper() and self._parse.deps[head] != "amod"

    def _kind(self, folded: list[str], label: str, title: str) -> tuple[str, bool]:
        """What class of actor a name is of, and whether that is beyond doubt."""
        lexicon = self._lexicon
        joined, many = " ".join(folded), len(folded) > 1
        if kind := self._known_kind(joined, label, title):
            return kind, True
        for word in (folded[-1], folded[0]):
            noun = lexicon.nouns.get(word, "")
            if many and noun in _BODIES and (word != folded[0] or "of" in folded):
                return noun, True
        if folded[-1] in lexicon.company and many:
            return "organization", True
        given = folded[0] in lexicon.given
        if title or (given and many and "of" not in folded):
            return "person", True
        if label == "PERSON":
            return "person", many or given
        if label in _KINDS:
            return _KINDS[label], False
        return ("person", False) if given else ("", False)

    def _known_kind(self, joined: str, label: str, title: str) -> str:
        """The class of a name that the lexicon has; empty where it has not."""
        lexicon = self._lexicon
        if joined in lexicon.states and label != "PERSON":
            return "state"
        if joined in lexicon.peoples:
            return "people"
        if joined in lexicon.known and not title:
            return lexicon.known[joined]
        if label != "PERSON" and (joined in lexicon.places or joined in lexicon.capitals):
            return "place"
        return ""

    def _is_thing(self, first: int, stop: int, head: int) -> bool:
        """Whether the words around tell that no person is named: "the Met", "BBC", "in Drifter"."""
        parse = self._parse
        if self._works[head] and stop - first > 1:
            return True
        if first > 0 and parse.tags[first - 1] == "DT" and parse.heads[first - 1] == head:
            return True
        if stop - first == 1 and parse.words[first].isupper() and len(parse.words[first]) > 1:
            return True
        return parse.deps[head] == "pobj" and parse.words[parse.heads[head]].lower() in _INSIDE

    def _untagged(self) -> None:
        """Add runs of proper nouns that no tagged name covers."""
        parse = self._parse
        tags, words, size, lexicon = parse.tags, parse.words, len(parse.words), self._lexicon
        at = 0
        while at < size:
            known = tags[at] == "NN" and fold(words[at]) in lexicon.known
            if self._taken[at] or not (tags[at] in _PROPER or known) or not words[at][0].isupper():
                at += 1
                continue
            stop, sentence = at + 1, parse.sentence_of[at]
            while (
                stop < size and not self._taken[stop] and tags[stop] in _PROPER and parse.sentence_of[stop] == sentence
            ):
                stop += 1
            stop = self._reach_right(at, stop)
            for each in range(stop - 2, at - 1, -1):
                if self._is_office(words[each]) and words[each].lower() not in lexicon.honorifics:
                    at = each + 1
                    break
            phrase = self._name(at, stop, "")
            if phrase and (phrase.stop - phrase.first > 1 or tags[phrase.first] == "NNP" or known or phrase.sure):
                self.found.append(phrase)
                self._take(phrase.first, phrase.stop)
            at = stop

    def _known_words(self) -> None:
        """Add single capitalised words, however tagged, that are part of a name found elsewhere."""
        known: dict[str, Phrase] = {}
        for phrase in self.found:
            if phrase.kind in ("person", "") or not phrase.sure:
                for word in phrase.words:
                    if len(word) > 2:
                        known.setdefault(word, phrase)
        if not known:
            return
        parse, lexicon = self._parse, self._lexicon
        for at, word in enumerate(parse.words):
            if (
                not word[0].isupper()
                or self._taken[at]
                or parse.pos[at] in ("DET", "PRON", "ADP", "AUX", "SCONJ", "CCONJ")
            ):
                continue
            lower = fold(word)
            if (like := known.get(lower)) and lower not in lexicon.nouns and lower not in _BARE and lower not in _TIMES:
                self._take(at, at + 1)
                gender = lexicon.given.get(lower, "")
                self.found.append(
                    Phrase(at, at + 1, at, MentionForm.NAME, like.kind, gender, False, (lower,), lower, sure=False)
                )


def _is_no_name(folded: list[str], lexicon: ActorWords) -> bool:
    """Whether the words are a time, or a title or suffix that nobody stands beside."""
    if folded[0] in _TIMES:
        return True
    bare = folded[0] in lexicon.suffixes or folded[0] in _MERE_TITLES
    return len(folded) == 1 and (bare or (folded[0] in lexicon.titles and folded[0] not in lexicon.given))


def _acts(parse: Parse, head: int) -> bool:
    """Whether a capital does what only those who govern in it can do: "Washington is imposing"."""
    verb = parse.heads[head]
    if parse.deps[head] == "nsubj":
        return parse.pos[verb] == "VERB" and parse.lemmas[verb] not in _NO_DEEDS
    return parse.deps[head] == "pobj" and parse.deps[verb] == "agent"


def _state_before(lexicon: ActorWords, words: tuple[str, ...]) -> bool:
    """Whether a run such as "US" before "Generals" names a state."""
    return " ".join(words).lower() in lexicon.states
