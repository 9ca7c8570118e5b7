"""The stage that finds who calls whom a threat to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from sayso.extract.drafts import Page
from sayso.extract.events.said_in import Holding, holding, holdings
from sayso.extract.syntax import beside, phrase
from sayso.extract.threats import fears, nouns, verbs
from sayso.extract.threats.drafts import Danger, Way
from sayso.extract.threats.parties import Parties, Party
from sayso.extract.threats.pointers import led_to, points_back, stands_in_sentence
from sayso.extract.threats.standing import ASKED_FOR, standing
from sayso.extract.writing import Mentions
from sayso.knowledge import fingerprint
from sayso.knowledge.threat_words import threat_words
from sayso.records import Actor, Article, Mention, MentionForm, Parse, Reading, Span, Statement, Status, Threat


@dataclass(frozen=True, slots=True)
class ThreatFinder:
    """Finds who calls whom a threat to whom, from the parse and a lexicon.

    "Y is a threat to X", "threats to X stem from Y", "the danger posed by Y", "considers Y a threat", "Y endangers X",
    "X fears Y". Threats that somebody utters ("threatened to leave") are events and not found here. A deed or a thing
    stands for whose it is, and a good for whose it is: "Peru's missiles threaten the security of Chile".

    "Peru is a threat to Chile, the minister said." has holder "the minister", source "Peru", target "Chile".
    """

    name: ClassVar[str] = "threats"
    version: ClassVar[str] = "1"
    reads: ClassVar[tuple[type, ...]] = (Article, Parse, Mention, Actor, Statement)
    writes: ClassVar[tuple[type, ...]] = (Threat,)

    @property
    def model(self) -> str:
        """What stands for the weights of a model here: the lexicon."""
        return f"threats:{fingerprint('threats.toml', 'statuses.toml', 'moods.toml', 'actor_nouns.txt', 'sectors')}"

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Sequence[Threat]]:
        """Yield the threats of each reading, in order of their words."""
        signs = threat_words().signs
        for reading in readings:
            if reading.parse is None or not _has_sign(reading.parse, signs):
                yield ()
            else:
                yield _Threats(reading, reading.parse).found()


_BARE = frozenset(("it", "they", "this", "that", "these", "those", "such"))
"""Words that take up what was said and name nothing themselves."""


def _has_sign(parse: Parse, signs: frozenset[str]) -> bool:
    """Whether the report has a word that can call somebody a threat; of "risk" and its like, in its place."""
    if not signs.isdisjoint(parse.lemmas):
        return True
    words = threat_words()
    for at, lemma in enumerate(parse.lemmas):
        if lemma in words.weak_nouns or lemma in words.plights:
            above = parse.heads[at]
            around = {parse.lemmas[one] for one in (*parse.children[at], above, parse.heads[above])}
            if around & (words.poses | words.puts | words.weak_marks):
                return True
    return False


class _Threats:
    """One report whose threats are being found."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        self._parse, self._page = parse, Page.of(reading.article.text, parse)
        mentions = Mentions(parse, reading.mentions)
        self._parties = Parties(self._page, mentions, {actor.id: actor for actor in reading.actors})
        self._held = holdings(parse, reading.statements)
        self._before: list[tuple[int, Party]] = []  # sources so far, by sentence

    def found(self) -> list[Threat]:
        """The threats in order of their words."""
        page, parties = self._page, self._parties
        every = [
            *nouns.dangers(page, parties),
            *verbs.dangers(page, parties),
            *fears.dangers(page, parties),
        ]
        written = []
        for danger in sorted(every, key=lambda one: one.word):
            threat = self._threat(danger)
            if threat is not None:
                written.append(threat)
        return written

    def _threat(self, danger: Danger) -> Threat | None:
        parse = self._parse
        source, target = self._cut(self._source(danger), danger), self._cut(self._target(danger), danger)
        if source is None or not _counts(danger, source, target):
            return None
        if target is not None:
            if target.mention.span == source.mention.span:
                return None
            target = _other(target, source)
        self._before.append((parse.sentence_of[danger.word], source))
        held = self._statement(danger)
        status, kind = standing(self._page, danger, held)
        statement = held.statement if held is not None else None
        holder = self._holder(danger, statement, asked=kind in ASKED_FOR)
        if status is None:
            outlet = statement is None and holder is None and danger.way not in (Way.CALLED, Way.FEARED)
            status = Status.REPORTED if outlet else Status.CLAIMED
        return Threat(
            holder=holder,
            source=source.mention,
            target=target.mention if target is not None else None,
            evidence=self._evidence(danger),
            status=status,
            said_in=statement.id if statement is not None else None,
        )

    def _source(self, danger: Danger) -> Party | None:
        """The source, or whom words that only point back lead to."""
        if danger.source is None:
            return None
        parse, own = self._parse, self._parties.of(danger.source, doing=True)
        bare = parse.words[danger.source].lower() in _BARE
        if not bare and (own.known or not points_back(parse, danger.source)):
            return own
        sentence = parse.sentence_of[danger.word]
        near = [party for at, party in self._before if at == sentence and party.known]
        if near:
            return near[-1]
        held = holding(self._held, danger.word)
        speaker = held.statement.speaker if held is not None else None
        found = led_to(self._page, self._parties, danger.source, told=danger.told, speaker=speaker)
        if found is not None:
            return found
        before = [party for at, party in self._before if at == sentence - 1 and party.known]
        if before:
            return before[-1]
        if parse.words[danger.source].lower() == "they" and own.known:
            return own
        if bare and own.known and stands_in_sentence(self._page, self._parties, danger.source, own.mention):
            return own
        return None if bare else own  # "this is a threat" names no source

    def _cut(self, party: Party | None, danger: Danger) -> Party | None:
        """The party with its phrase cut short where the words that call it a threat begin in it."""
        if party is None or not party.token < danger.words[0]:
            return party
        parse, span = self._parse, party.mention.span
        if parse.starts[danger.words[0]] >= span.end:
            return party
        first, stop = beside(parse, phrase(parse, party.token), party.token, [danger.words])
        return replace(party, mention=replace(party.mention, span=parse.span(first, stop)))

    def _target(self, danger: Danger) -> Party | None:
        """The target; none where the words only point back to it."""
        if danger.target is None or self._parse.words[danger.target].lower().endswith(("self", "selves")):
            return None
        return self._parties.of(danger.target)

    def _statement(self, danger: Danger) -> Holding | None:
        """The smallest statement that holds the words; of "X fears Y" the one whose cue they are."""
        found = holding(self._held, danger.word)
        inner = holding(self._held, danger.source) if danger.source is not None else None
        if inner is not None and (inner.reports_by(danger.word) or inner.reports_by(danger.told)):
            return inner
        return found

    def _holder(self, danger: Danger, statement: Statement | None, *, asked: bool) -> Mention | None:
        """Who calls or fears; "I" and "we" are the speaker, who also calls what he wants called so."""
        speaker = statement.speaker if statement is not None else None
        if danger.holder is None or (asked and speaker is not None):
            return speaker
        if self._parse.words[danger.holder].lower() in ("i", "we") and speaker is not None:
            return speaker
        holder = self._parties.of(danger.holder)
        return holder.mention if holder.known else speaker

    def _evidence(self, danger: Danger) -> Span:
        """The words of the clause from source to target."""
        first, stop = danger.words
        for head in (danger.source, danger.target):
            if head is not None:
                begin, end = phrase(self._parse, head)
                first, stop = min(first, begin), max(stop, end)
        return self._parse.span(first, stop)


def _other(target: Party, source: Party) -> Party:
    """The target, of nobody known where the record has it for the source: nobody is a threat to himself."""
    mention = target.mention
    if mention.actor is None or mention.actor != source.mention.actor or mention.form is MentionForm.NAME:
        return target
    return replace(target, mention=Mention(mention.span, mention.form))


def _counts(danger: Danger, source: Party, target: Party | None) -> bool:
    """Whether a party has part in it: dangers of weather, traffic and health to people in general have none."""
    if danger.weak:
        return source.known and not source.generic and target is not None and target.known
    if source.known and not source.generic:
        return True
    return target is not None and target.known and not target.generic
