"""The learned part of the events: which words tell a deed, of which type, who takes part, and what its status is.

It starts from what the first layers of the network of statements made of the text (extract/tagger.py), so that a
report is read once for both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sayso.extract.events.drafts import Known, Parties, Standing
from sayso.extract.syntax import Range
from sayso.extract.tagger import AHEAD, BACK, Encoded, by_token, low_of, session, sigmoid, softmax
from sayso.knowledge.plover import TYPES
from sayso.records import Parse, Status

if TYPE_CHECKING:
    import onnxruntime

PARTS: Final = ("trigger", "actor", "recipient", "where", "when")
"""What a token can be to a deed; one may be several, or nothing."""

STATUSES: Final = tuple(Status)
"""The statuses, in the order in which the network gives them."""

POS: Final = ("VERB", "NOUN", "PROPN", "ADJ", "ADV", "PRON", "AUX", "ADP", "SCONJ", "PART", "NUM", "DET", "PUNCT")
"""Parts of speech that the network is told."""

DEPS: Final = (
    *("ROOT", "nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "conj", "xcomp", "ccomp", "advcl", "relcl", "acl"),
    *("amod", "compound", "poss", "appos", "pcomp", "aux", "auxpass", "attr", "dative", "mark", "nmod"),
)
"""Dependency labels that the network is told."""

HINTS: Final = 2 * len(TYPES) + 1 + len(POS) + len(DEPS)
"""How many numbers go with each token into the first layer: lexicon, part of speech, label."""

REACH: Final = 4
"""Ways in the tree longer than this count as this long."""

MARKS: Final = (REACH + 1) * (REACH + 1) + 3 + len(STATUSES)
"""How many numbers go with each token into the second: way to the trigger, parties, status."""

FLOOR = 0.08
"""Words less likely than this to tell a deed are read no further if the lexicon lacks them."""

_ENCODER, _READER = "events_encoder.onnx", "events_reader.onnx"


@dataclass(frozen=True, slots=True)
class Sight:
    """What the network makes of one word, in chances."""

    head: int  # the token
    types: NDArray[np.float32]  # (17,): each of TYPES, then none
    first: int = 0  # the token that the columns of `parts` begin with
    parts: NDArray[np.float32] | None = None  # (5, tokens): how likely each token is each of PARTS; None if not read
    statuses: NDArray[np.float32] | None = None  # (9,): each of STATUSES

    @property
    def told(self) -> float:
        """How likely the word tells a deed."""
        return 1 - float(self.types[-1])

    @property
    def best(self) -> str:
        """The likeliest type of the deed, if it is one."""
        return TYPES[int(self.types[:-1].argmax())]

    def chance(self, part: str, token: int) -> float:
        """How likely (0 to 1) the token is that part; 0 where the network did not look."""
        column = token - self.first
        if self.parts is None or not 0 <= column < self.parts.shape[1]:
            return 0.0
        return float(self.parts[PARTS.index(part), column])


@cache
def fingerprint() -> str:
    """Eight hexadecimal digits over the weights, for `made_by`."""
    hashed = hashlib.blake2b(digest_size=4)
    for name in (_ENCODER, _READER):
        hashed.update(files("sayso.models").joinpath(name).read_bytes())
    return hashed.hexdigest()


# ---- what goes in -----------------------------------------------------------------------------------------------


def hints(parse: Parse, encoded: Encoded, known: Known) -> NDArray[np.float32]:
    """What parse and lexicon say to the words of a window, at the first piece of each.

    Of shape (pieces, HINTS).
    """
    found = np.zeros((len(encoded.states), HINTS), np.float32)
    words = 2 * len(TYPES) + 1
    for word, piece in encoded.pieces.items():
        token = encoded.first + word
        if parse.pos[token] in POS:
            found[piece, words + POS.index(parse.pos[token])] = 1
        if parse.deps[token] in DEPS:
            found[piece, words + len(POS) + DEPS.index(parse.deps[token])] = 1
        for deed in known.at(token):
            number = TYPES.index(deed.type)
            found[piece, number] = 1
            found[piece, len(TYPES) + number] = float((token, deed.type) in known.kept)
            found[piece, 2 * len(TYPES)] = float(deed.frame is not None and deed.frame.open)
    return found


def marks(parse: Parse, encoded: Encoded, head: int, told: tuple[Parties, Standing]) -> NDArray[np.float32]:
    """What the grammar says to the words around a trigger, at the first piece of each.

    Of shape (pieces, MARKS): the way from each token up to the lowest head that it shares with the trigger and down to
    the trigger, which of them the grammar takes for parties (`told`), and the status that it gives, at the trigger.
    """
    found = np.zeros((len(encoded.states), MARKS), np.float32)
    parties, standing = told
    first, stop = parse.sentences[parse.sentence_of[head]]
    line = _line(parse, head)
    depth = {token: min(at, REACH) for at, token in enumerate(line)}
    ways = (REACH + 1) * (REACH + 1)
    for token in range(first, stop):
        piece = encoded.pieces.get(token - encoded.first)
        if piece is None:
            continue
        up = next((steps, each) for steps, each in enumerate(_line(parse, token)) if each in depth or steps > 40)
        found[piece, min(up[0], REACH) * (REACH + 1) + depth.get(up[1], REACH)] = 1
        found[piece, ways + 2] = 1
    for column, heads in enumerate((parties.actors, parties.recipients)):
        for token in heads:
            piece = encoded.pieces.get(token - encoded.first)
            if piece is not None:
                found[piece, ways + column] = 1
    piece = encoded.pieces.get(head - encoded.first)
    if piece is not None:
        found[piece, ways + 3 + STATUSES.index(standing.status)] = 1
    return found


def _line(parse: Parse, token: int) -> list[int]:
    """The token and the heads above it."""
    line = [token]
    while parse.heads[token] != token:
        token = parse.heads[token]
        line.append(token)
    return line


# ---- running ----------------------------------------------------------------------------------------------------


@cache
def _sessions() -> tuple[onnxruntime.InferenceSession, onnxruntime.InferenceSession]:
    return session(_ENCODER), session(_READER)


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A window after the first layer: what it makes of each word, and what is read on from."""

    encoded: Encoded
    states: NDArray[np.float32]  # (pieces, 384)
    types: NDArray[np.float32]  # (pieces, 17), chances

    def sights(self) -> Iterator[Sight]:
        """What the network makes of every token of the window that has a piece."""
        for word, piece in self.encoded.pieces.items():
            yield Sight(self.encoded.first + word, self.types[piece])


def see(parse: Parse, encoded: Encoded, known: Known) -> Seen:
    """Run the first layer over a window."""
    states, logits = _sessions()[0].run(
        None, {"states": encoded.states[None], "hints": hints(parse, encoded, known)[None]}
    )
    return Seen(encoded, states[0], softmax(logits[0]))


def read(parse: Parse, seen: Seen, told: dict[int, tuple[Parties, Standing]]) -> list[Sight]:
    """Run the second layer around each of the words of `told`, which has the grammar's view."""
    encoded = seen.encoded
    heads = [head for head in told if head - encoded.first in encoded.pieces]
    if not heads:
        return []
    pieces = [encoded.pieces[head - encoded.first] for head in heads]
    lows = [low_of(piece, len(seen.states)) for piece in pieces]
    reach = min(len(seen.states), BACK + AHEAD)
    stretches: list[Range] = [(low, low + reach) for low in lows]
    parts, statuses = _sessions()[1].run(
        None,
        {
            "states": np.stack([seen.states[low:high] for low, high in stretches]),
            "marks": np.stack(
                [
                    marks(parse, encoded, head, told[head])[low:high]
                    for head, (low, high) in zip(heads, stretches, strict=True)
                ]
            ),
            "anchor": np.array([piece - low for piece, low in zip(pieces, lows, strict=True)], np.int64),
        },
    )
    found = []
    for number, (head, piece) in enumerate(zip(heads, pieces, strict=True)):
        start, columns = by_token(encoded.pieces, lows[number], sigmoid(parts[number]))
        found.append(Sight(head, seen.types[piece], encoded.first + start, columns, softmax(statuses[number])))
    return found
