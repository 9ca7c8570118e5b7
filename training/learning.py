"""Going over the data: the one loop that both networks are trained by."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, nn

Window = TypeVar("Window")
Network = TypeVar("Network", bound=nn.Module)

HEADS_RATE = 1e-3
"""The rate of what is not taken from the base."""

WARMING = 0.06
"""The share of the steps in which the rate rises; then it falls to a fiftieth."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a network is trained."""

    epochs: int
    rate: float  # of the layers taken from the base
    batch: int  # windows a step
    decay: float
    base: tuple[str, ...]  # how the names of the layers taken from the base begin


def learn(
    network: Network,
    windows: Sequence[Window],
    course: Course,
    *,
    size: Callable[[Window], int],
    loss_of: Callable[[Network, Sequence[Window]], Tensor],
    held_out: Callable[[Network], str],
) -> None:
    """Train the network, and print after each epoch what `held_out` says of it."""
    slow = [one for name, one in network.named_parameters() if name.startswith(course.base)]
    quick = [one for name, one in network.named_parameters() if not name.startswith(course.base)]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": course.rate}, {"params": quick, "lr": HEADS_RATE}], weight_decay=course.decay
    )
    ordered = sorted(windows, key=size)  # windows of one length together: little padding
    batches = [ordered[at : at + course.batch] for at in range(0, len(ordered), course.batch)]
    steps = course.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARMING * steps)) * max(0.02, 1 - step / steps)
    )
    began = time.monotonic()
    for epoch in range(course.epochs):
        network.train()
        random.shuffle(batches)
        total = 0.0
        for batch in batches:
            loss = loss_of(network, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        passed = time.monotonic() - began
        print(f"epoch {epoch + 1}: loss {total / len(batches):.3f}, {held_out(network)}, {passed:.0f} s", flush=True)
