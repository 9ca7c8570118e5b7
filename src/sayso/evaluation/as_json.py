"""An evaluation as one JSON object; docs/evaluation.md says what each field is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sayso.evaluation import shown as showing
from sayso.evaluation.counts import Figure
from sayso.evaluation.evaluating import Evaluation, Layer, Scores
from sayso.evaluation.floors import DIGITS, Floors, Kept
from sayso.evaluation.rows import Piece
from sayso.evaluation.shown import Shown

Json = dict[str, Any]
"""Plain JSON types."""


def evaluation(
    whole: Evaluation, rows: Iterable[Shown] = (), under: Sequence[str] = (), floors: Floors | None = None
) -> Json:
    """All that was scored, the rows asked for, and the sentences about figures under floors."""
    sets = [_scores(each, floors) for each in whole.sets]
    return {"sets": sets, "rows": [_row(each) for each in rows], "under": list(under)}


def _scores(scores: Scores, floors: Floors | None) -> Json:
    return {
        "name": scores.name,
        "form": scores.form,
        "reports": scores.reports,
        "failed": list(scores.failed),
        "words": scores.words,
        "seconds": _rounded(scores.seconds),
        "words_per_second": None if scores.speed is None else round(scores.speed),
        "layers": [_layer(each, showing.before(scores.name, each, floors)) for each in scores.layers],
    }


def _layer(layer: Layer, kept: Kept | None) -> Json:
    calibration = layer.calibration
    gained, lost = showing.changes(layer, kept) if kept else (None, None)
    return {
        "layer": layer.name,
        "rows": len(layer.right),
        "right": sum(layer.right),
        "gained": gained,
        "lost": lost,
        "digest": layer.digest,
        "headlines": list(layer.headlines),
        "figures": {name: figure(each) for name, each in layer.figures.items()},
        "numbers": {name: _rounded(number) for name, number in layer.numbers.items()},
        "calibration": calibration
        and {
            "error": _rounded(calibration.error),
            "rows": calibration.rows,
            "bins": [
                {**asdict(each), "said": _rounded(each.said), "right": _rounded(each.right)}
                for each in calibration.bins
            ],
        },
        "causes": dict(showing.causes(layer).most_common()),
    }


def figure(each: Figure) -> Json:
    """A figure: precision, recall and f1, or a share, with intervals and what it is taken of."""
    intervals = {name: [_rounded(bound) for bound in bounds] for name, bounds in each.intervals.items()}
    if each.given is None:
        return {"share": _rounded(each.share), "of": _whole(each.wanted), "intervals": intervals}
    return {
        "precision": _rounded(each.precision),
        "recall": _rounded(each.recall),
        "f1": _rounded(each.f1),
        "gold": _whole(each.wanted),
        "ours": _whole(each.given),
        "intervals": intervals,
    }


def _row(each: Shown) -> Json:
    text = each.article.text
    return {
        "why": each.why,
        "set": each.set,
        "layer": each.layer,
        "article": each.article.id,
        "cause": each.judged.cause or None,
        "detail": each.judged.detail or None,
        "gold": [_piece(piece, text) for piece in each.judged.gold],
        "ours": [_piece(piece, text) for piece in each.judged.ours],
        "sentences": [span.of(text) for span in showing.sentences(text, (*each.judged.gold, *each.judged.ours))],
    }


def _piece(piece: Piece, text: str) -> Json:
    span = piece.span
    return {"what": piece.what, "start": span.start, "end": span.end, "text": span.of(text)}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
