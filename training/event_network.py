"""The network behind src/sayso/extract/events/network.py, as torch runs it for training.

It starts from the states of the statements' encoder, as that ships: they are not trained on. A layer of MiniLM-L6 reads
a stretch of text with what parse and lexicon say of each word, and says which deed each word tells. Another reads
around each deed, the words marked by their distance and their way in the tree, and says who takes part and the status.
"""

from __future__ import annotations

from pathlib import Path

import torch
from statement_network import BUCKETS, buckets, through
from torch import Tensor, nn
from transformers import BertModel

from sayso.extract.events.network import HINTS, MARKS, PARTS, STATUSES
from sayso.knowledge.plover import TYPES

FIRST = 3
"""The layer of the base that the first layer here begins as; the second begins as the next."""


DROPOUT = 0.25
"""The share of numbers left out in training; with less it learns the reports by heart."""


class EventNetwork(nn.Module):
    """Two layers of MiniLM on given states: one tells deeds, the other their parties and status."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(str(base), add_pooling_layer=False, attn_implementation="eager")
        width = bert.config.hidden_size
        self.low, self.high = bert.encoder.layer[FIRST : FIRST + 1], bert.encoder.layer[FIRST + 1 : FIRST + 2]
        self.hints, self.marks = nn.Linear(HINTS, width), nn.Linear(MARKS, width)
        self.rel = nn.Embedding(BUCKETS, width)
        nn.init.normal_(self.rel.weight, std=0.3)
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.kind = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(width, len(TYPES) + 1)
        )
        self.part = nn.Linear(width, len(PARTS))
        self.status = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(DROPOUT), nn.Linear(width, len(STATUSES))
        )
        self.drop = nn.Dropout(DROPOUT)

    def encode(self, states: Tensor, hints: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """States (batch, pieces, width) and logits of types (batch, pieces, 17)."""
        told = through(self.low, self.drop(self.before(states + self.hints(hints))), mask)
        return told, self.kind(self.drop(told))

    def read(self, states: Tensor, marks: Tensor, anchor: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Logits of parts (rows, pieces, 5) and of statuses (rows, 9) for states around triggers (rows,)."""
        places = torch.arange(states.shape[1])
        marked = states + self.rel(buckets(places[None, :] - anchor[:, None])) + self.marks(marks)
        read = self.drop(through(self.high, self.between(marked), mask))
        return self.part(read), self.status(read[torch.arange(read.shape[0]), anchor])
