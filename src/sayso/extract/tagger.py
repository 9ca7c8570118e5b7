"""The learned part: a small network that says which words begin a statement, and which words are its parts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from sayso.extract.drafts import Page
from sayso.extract.syntax import Range
from sayso.records import Act, Parse

if TYPE_CHECKING:  # loaded when the network is asked: the grammar alone has to work without them
    import onnxruntime
    from tokenizers import Tokenizer

LABELS: Final = ("content", "cue", "speaker", "addressee", "target")
"""What a token can be to a statement; one may be several, or nothing."""

ACTS: Final = tuple(Act)
"""The acts, in the order in which the network gives them."""

BACK, AHEAD = 32, 64
"""How many pieces before and after an anchor its parts are looked for in."""

WINDOW = 230
"""The most tokens that are read at a time."""

FLOOR = 0.05
"""Anchors less likely than this are not read further."""

_ENCODER, _READER, _VOCABULARY = "statements_encoder.onnx", "statements_reader.onnx", "statements_vocabulary.json"


class NetworkError(RuntimeError):
    """The network cannot be run; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that the network sees, in probabilities."""

    at: int  # the anchor: the first token of the cue; of the content where there is no cue
    anchored: float  # how likely a statement has its anchor here
    first: int  # the token that the columns of `labels` begin with
    labels: NDArray[np.float32]  # (5, tokens): how likely each token is each of LABELS
    acts: NDArray[np.float32]  # (16,): how likely each of ACTS is

    def chance(self, part: str, token: int) -> float:
        """How likely (0 to 1) the token is that part; 0 where the network did not look."""
        column = token - self.first
        return float(self.labels[LABELS.index(part), column]) if 0 <= column < self.labels.shape[1] else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """What the first layers of the network make of one window of a page."""

    first: int  # the token that the window begins with
    pieces: dict[int, int]  # the first word piece of each token, tokens counted from `first`; some have none
    states: NDArray[np.float32]  # (pieces, 384)
    anchors: NDArray[np.float32]  # (pieces,): logits of an anchor of a statement


@cache
def fingerprint() -> str:
    """Eight hexadecimal digits over the weights, for `made_by`."""
    hashed = hashlib.blake2b(digest_size=4)
    for name in (_ENCODER, _READER, _VOCABULARY):
        hashed.update(files("sayso.models").joinpath(name).read_bytes())
    return hashed.hexdigest()


def proposals(encoded: Iterable[Encoded]) -> Iterator[Proposal]:
    """The statements that the network sees in windows of a page, in the order of their anchors."""
    network = _network()
    for window in encoded:
        yield from _read(network, window)


def windows(parse: Parse) -> list[Range]:
    """The stretches that are read at a time: paragraphs, long ones cut between sentences.

    So a paragraph reads the same wherever it stands.
    """
    found: list[Range] = []
    paragraph = -1
    for number, (first, stop) in enumerate(parse.sentences):
        if parse.paragraph_of[number] == paragraph and stop - found[-1][0] <= WINDOW:
            found[-1] = (found[-1][0], stop)
        else:
            found += [(at, min(at + WINDOW, stop)) for at in range(first, stop, WINDOW)]
        paragraph = parse.paragraph_of[number]
    return found


@dataclass(frozen=True, slots=True)
class _Network:
    """The tokenizer and the two halves of the network, ready to run."""

    tokenizer: Tokenizer
    encoder: onnxruntime.InferenceSession
    reader: onnxruntime.InferenceSession


@cache
def _network() -> _Network:
    try:
        import onnxruntime  # noqa: F401
        from tokenizers import Tokenizer
    except ImportError as error:
        raise NetworkError(
            f"the network of statements cannot be run ({error}); pip install onnxruntime tokenizers, or write "
            "learned = false under [stages.statements] in sayso.toml"
        ) from error
    tokenizer = Tokenizer.from_str(files("sayso.models").joinpath(_VOCABULARY).read_text(encoding="utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return _Network(tokenizer, session(_ENCODER), session(_READER))


def session(name: str) -> onnxruntime.InferenceSession:
    """A file of weights in sayso.models, ready to run on one thread.

    So the same sums come in the same order, and workers do not quarrel.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # paragraphs differ in length: an arena would only grow
    options.enable_mem_pattern = False
    options.log_severity_level = 3
    with as_file(files("sayso.models").joinpath(name)) as path:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def encode(page: Page) -> list[Encoded]:
    """What the network makes of each window of a page, in order."""
    network = _network()
    return [_encoded(network, page, window) for window in windows(page.parse)]


def _encoded(network: _Network, page: Page, window: Range) -> Encoded:
    first, stop = window
    pieces = network.tokenizer.encode(list(page.parse.words[first:stop]), is_pretokenized=True)
    at: dict[int, int] = {}
    for piece, word in enumerate(pieces.word_ids):
        if word is not None:
            at.setdefault(word, piece)
    quoted = [word is not None and page.quoted[first + word] >= 0 for word in pieces.word_ids]
    states, logits = network.encoder.run(
        None, {"ids": np.array([pieces.ids], np.int64), "quoted": np.array([quoted], np.int64)}
    )
    return Encoded(first, at, states[0], logits[0])


def _read(network: _Network, encoded: Encoded) -> Iterator[Proposal]:
    """The proposals of one window."""
    at, states = encoded.pieces, encoded.states
    anchored = sigmoid(encoded.anchors)
    found = [(word, piece) for word, piece in at.items() if anchored[piece] >= FLOOR]
    if not found:
        return
    lows = [low_of(piece, len(states)) for _, piece in found]
    reach = min(len(states), BACK + AHEAD)  # the same for all anchors of a window, so that they are read together
    labels, acts = network.reader.run(
        None,
        {
            "states": np.stack([states[low : low + reach] for low in lows]),
            "anchor": np.array([piece - low for (_, piece), low in zip(found, lows, strict=True)], np.int64),
        },
    )
    for number, ((word, piece), low) in enumerate(zip(found, lows, strict=True)):
        start, columns = by_token(at, low, sigmoid(labels[number]))
        yield Proposal(
            encoded.first + word, float(anchored[piece]), encoded.first + start, columns, softmax(acts[number])
        )


def low_of(piece: int, pieces: int) -> int:
    """The first piece that is read for an anchor at `piece`, in a window of so many pieces."""
    return max(0, min(piece - BACK, pieces - BACK - AHEAD))


def by_token(pieces: dict[int, int], low: int, chances: NDArray[np.float32]) -> tuple[int, NDArray[np.float32]]:
    """The first token that was read, and the chances of each label by token: (labels, tokens).

    `chances` are by piece from `low` on: (pieces, labels). A token may have no piece: it is nothing.
    """
    words = [word for word, piece in pieces.items() if low <= piece < low + len(chances)]
    columns = np.zeros((chances.shape[1], words[-1] + 1 - words[0]), np.float32)
    columns[:, [word - words[0] for word in words]] = chances[[pieces[word] - low for word in words]].T
    return words[0], columns


def sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The chances that logits stand for."""
    return (1 / (1 + np.exp(-logits))).astype(np.float32)


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The chances of classes that exclude one another."""
    raised: NDArray[np.float32] = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)
