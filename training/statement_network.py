"""The network behind src/sayso/extract/tagger.py, as torch runs it for training.

The first layers of MiniLM-L6 read a stretch of text once and say which tokens are anchors: the first word of a cue,
or of the content where no cue stands. For each anchor the last layers read the words around it again, each marked by
its distance to the anchor, and say what each word is to that statement.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from sayso.extract.tagger import ACTS, AHEAD, BACK, LABELS

SHARED, LAYERS = 3, 4
"""Of the first LAYERS of the base, so many read the stretch once; the rest read around each anchor."""

NEAR, BUCKETS = 8, 33
"""Distances up to NEAR tokens have a mark of their own; farther ones share marks, by the logarithm."""


class StatementNetwork(nn.Module):
    """MiniLM with a head for anchors in its middle, and heads for the parts and the act at its end."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")
        width = bert.config.hidden_size
        self.embeddings = bert.embeddings
        self.low, self.high = bert.encoder.layer[:SHARED], bert.encoder.layer[SHARED:LAYERS]
        self.anchor = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, 1))
        self.rel = nn.Embedding(BUCKETS, width)
        nn.init.normal_(self.rel.weight, std=0.3)
        self.norm = nn.LayerNorm(width)
        self.label = nn.Linear(width, len(LABELS))
        self.act = nn.Linear(width, len(ACTS))
        self.drop = nn.Dropout(0.1)

    def encode(self, ids: Tensor, quoted: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """States (batch, pieces, width) and anchor logits (batch, pieces) of pieces; `quoted` is 1 inside quotes."""
        states = through(self.low, self.embeddings(input_ids=ids, token_type_ids=quoted), mask)
        return states, self.anchor(self.drop(states)).squeeze(-1)

    def read(self, states: Tensor, anchor: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Label logits (rows, pieces, labels) and act logits (rows, acts) for states around anchors (rows,)."""
        places = torch.arange(states.shape[1])
        marked = self.norm(states + self.rel(buckets(places[None, :] - anchor[:, None])))
        read = self.drop(through(self.high, marked, mask))
        return self.label(read), self.act(read[torch.arange(read.shape[0]), anchor])


def around(piece: int, pieces: int) -> tuple[int, int]:
    """The stretch of pieces that is read for an anchor."""
    low = max(0, min(piece - BACK, pieces - BACK - AHEAD))
    return low, min(pieces, low + BACK + AHEAD)


def through(layers: nn.ModuleList, states: Tensor, mask: Tensor | None) -> Tensor:
    """The states after the layers, one after the other."""
    bias = None if mask is None else (1.0 - mask[:, None, None, :].float()) * -1e4
    for layer in layers:
        out = layer(states, attention_mask=bias)
        states = out[0] if isinstance(out, tuple) else out
    return states


def buckets(distance: Tensor) -> Tensor:
    """The number of the mark for each distance, from 0 (far before) to BUCKETS - 1 (far behind)."""
    far = distance.abs()
    middle = BUCKETS // 2
    grown = (NEAR + torch.log2(far.clamp(min=NEAR).float() / NEAR) * 2).long().clamp(max=middle)
    return (torch.sign(distance) * torch.where(far < NEAR, far, grown) + middle).long()
