"""The same stages on the processes of this machine.

Batches go to worker processes and come back in the order they went; only a few are under way at any time, so memory
does not grow with the corpus. A worker that dies (out of memory, a crash in native code) takes no report with it:
what was under way is read again, and a report that kills a worker twice becomes a Failure.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from types import TracebackType

from sayso import pipeline
from sayso.pipeline import PipelineError, Stage
from sayso.records import Article, Failure, Reading

AHEAD = 2
"""Batches under way for each worker: one being read, one waiting."""

THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS")
"""Set to 1 in workers, for the processes are the parallelism."""

Batch = Sequence[Article]
"""Articles that go to a worker together."""


def run(
    articles: Iterable[Article], stages: Sequence[Stage], *, processes: int = 1, batch: int = 32
) -> Iterator[list[Reading]]:
    """Read the articles on some processes and yield the readings, a batch at a time, in order.

    With one process the work is done in this one. Raises PipelineError if the stages cannot run in this order, or
    cannot be sent to another process.
    """
    return run_batches(_batches(articles, batch), stages, processes=processes)


def run_batches(batches: Iterable[Batch], stages: Sequence[Stage], *, processes: int = 1) -> Iterator[list[Reading]]:
    """Read each batch and yield its readings, in order; an empty batch yields an empty list."""
    pipeline.check(stages)
    if processes < 1:
        raise PipelineError(f"{processes} processes cannot read anything; give 1 or more")
    if processes == 1:
        return (_read_here(stages, batch) for batch in batches)
    return _run_on_workers(batches, _pickled(stages), processes)


def _batches(articles: Iterable[Article], size: int) -> Iterator[Batch]:
    waiting = iter(articles)
    while taken := list(islice(waiting, size)):
        yield taken


def _read_here(stages: Sequence[Stage], batch: Batch) -> list[Reading]:
    return list(pipeline.run(batch, stages, batch=max(1, len(batch))))


def _pickled(stages: Sequence[Stage]) -> bytes:
    try:
        return pickle.dumps(tuple(stages))
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise PipelineError(
            f"the stages cannot be sent to another process ({error}); run them on one process"
        ) from error


# ---- in the parent ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A batch and the promise of its readings; None for an empty batch, which no worker needs to see."""

    batch: Batch
    promise: Future[list[Reading]] | None


def _run_on_workers(batches: Iterable[Batch], stages: bytes, processes: int) -> Iterator[list[Reading]]:
    waiting = iter(batches)
    under_way: deque[_UnderWay] = deque()
    with _Workers(stages, processes) as workers:
        while True:
            while len(under_way) < AHEAD * processes and (batch := next(waiting, None)) is not None:
                under_way.append(_UnderWay(batch, workers.submit(batch) if batch else None))
            if not under_way:
                return
            first = under_way.popleft()
            try:
                yield first.promise.result() if first.promise else []
            except BrokenProcessPool:
                yield from workers.read_again([first, *under_way])
                under_way.clear()


class _Workers:
    """A pool of worker processes that can be started anew; leaving it ends them at once."""

    def __init__(self, stages: bytes, processes: int) -> None:
        self._stages = stages
        self._processes = processes
        self._start()

    def __enter__(self) -> _Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def submit(self, batch: Batch) -> Future[list[Reading]]:
        """Send a batch to a worker; the promise breaks with BrokenProcessPool if any worker dies."""
        try:
            with _interrupt_held():
                return self._pool.submit(_read, self._stages, list(batch))
        except BrokenProcessPool as error:  # a worker died since; told where the promise is asked for
            broken: Future[list[Reading]] = Future()
            broken.set_exception(error)
            return broken

    def read_again(self, lost: Sequence[_UnderWay]) -> Iterator[list[Reading]]:
        """The readings of batches that were under way when a worker died, each now read on its own."""
        self._start_anew()
        for each in lost:
            if each.promise is None:
                yield []
            elif each.promise.done() and each.promise.exception() is None:
                yield each.promise.result()
            else:
                yield self._read_alone(each.batch)

    def _read_alone(self, batch: Batch) -> list[Reading]:
        """Read a batch with nothing else under way; if a worker dies again, report by report."""
        try:
            return self.submit(batch).result()
        except BrokenProcessPool:
            self._start_anew()
        return [self._read_one(article) for article in batch]

    def _read_one(self, article: Article) -> Reading:
        for _ in range(2):
            try:
                return self.submit([article]).result()[0]
            except BrokenProcessPool:
                self._start_anew()
        error = (
            "the process that read this report died twice; it may want more memory than there is, or crash a library"
        )
        return Reading(article, failures=(Failure(article.id, "worker", error),))

    def _start(self) -> None:
        # Each worker holds the far end of this line. It goes dead when we let go of our end or die ourselves, even by
        # kill -9, and then the worker ends too.
        resource_tracker.ensure_running()  # or the first worker would, and let go of what `_interrupt_held` holds
        far, self._line = get_context("spawn").Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            self._processes, mp_context=get_context("spawn"), initializer=_prepare, initargs=(far,)
        )
        try:
            with _interrupt_held():
                first = self._pool.submit(_load, self._stages)
            first.result()
        except BrokenProcessPool as error:
            self._stop()
            raise PipelineError(
                "worker processes cannot start (a script that starts them needs `if __name__ == '__main__':`, and "
                "there has to be memory for all of them); run on fewer processes, or on one"
            ) from error
        except (AttributeError, ImportError, pickle.UnpicklingError) as error:
            self._stop()
            raise PipelineError(f"a worker process cannot load the stages ({error}); run on one process") from error

    def _stop(self) -> None:
        self._line.close()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start_anew(self) -> None:
        self._stop()
        self._start()


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: a worker that is started meanwhile is deaf to it from its first instant on."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# ---- in a worker ------------------------------------------------------------------------------------------------


def _prepare(line: Connection) -> None:
    """Make this process a worker: one thread, deaf to Ctrl-C (the parent's business), dead when `line` is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(dict.fromkeys(THREADS, "1"))
    threading.Thread(target=_end_with, args=(line,), daemon=True).start()


def _end_with(line: Connection) -> None:
    parent = parent_process()
    wait([line] if parent is None else [line, parent.sentinel])
    os._exit(1)


def _load(pickled: bytes) -> int:
    """Build the stages ahead of the first batch; how many there are."""
    return len(_stages(pickled))


def _read(pickled: bytes, batch: Batch) -> list[Reading]:
    return _read_here(_stages(pickled), batch)


@lru_cache(maxsize=1)
def _stages(pickled: bytes) -> tuple[Stage, ...]:
    """The stages, built once a worker; the parent that pickled them is the only one who sends any."""
    stages: tuple[Stage, ...] = pickle.loads(pickled)
    return stages
