"""What is seen while reports are read: a bar, and sentences about bad input. Only the command line imports this."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sayso import terminal
from sayso.ingest.options import Problem
from sayso.verbs import Tally

PROBLEMS_SHOWN = 20
"""How many sentences about bad input are shown; the rest is only counted."""


@dataclass(slots=True)
class Problems:
    """Tells bad input on a console as it is met: the first in full, the rest as a count."""

    console: Console
    shown: int = PROBLEMS_SHOWN
    count: int = field(default=0, init=False)

    def tell(self, problem: Problem) -> None:
        """Show the problem, if not too many have been shown."""
        self.count += 1
        if self.count <= self.shown:
            self.console.print(terminal.clean(str(problem)), style="yellow", soft_wrap=True)

    def sum_up(self) -> None:
        """Say how many problems were not shown."""
        if self.count > self.shown:
            self.console.print(f"... and {self.count - self.shown} more like these", style="yellow", soft_wrap=True)


@dataclass(slots=True)
class Meter:
    """Moves a bar as reports are done, and knows how long it has taken."""

    bar: Progress
    task: TaskID
    begun: float

    def show(self, tally: Tally) -> None:
        """Show how far adding has come, and how fast."""
        rate = tally.seen / max(self.seconds(), 1e-9)
        self.bar.update(self.task, completed=tally.seen, rate=f"{rate:.1f} reports/s")

    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.begun


@contextmanager
def meter(console: Console, total: int | None) -> Iterator[Meter]:
    """A bar with rate and time left, on a terminal only; `total` is None where it is not known."""
    bar = Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        yield Meter(bar, bar.add_task("reading", total=total, rate=""), time.monotonic())
