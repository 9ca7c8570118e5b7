"""Adding that is interrupted, and goes on: nothing lost, nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import quoting
from sayso.store import StoreError, open_store

REPORTS = 60


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with slow reports."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sayso.toml").write_text('[pipeline]\nstages = ["quoter"]\nbatch = 4\n')
    lines = [f'{{"id": "r{n}", "text": "A slow day. Rana Olt said: \\"Word {n}.\\""}}\n' for n in range(REPORTS)]
    (tmp_path / "reports.jsonl").write_text("".join(lines))
    return tmp_path


def adding(store: str, *, processes: int = 1) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        quoting.__file__,
        "add",
        "reports.jsonl",
        "--store",
        store,
        "--processes",
        str(processes),
    ]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hear_ctrl_c,
    )


def hear_ctrl_c() -> None:
    """A shell's job in the background, as this test may be, ignores it, and so would the process that we start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def kept(store: str) -> int:
    try:
        with open_store(store, create=False) as opened:
            return opened.counts()["articles"]
    except StoreError:
        return 0


def until_some_are_kept(store: str, least: int) -> None:
    until = time.monotonic() + 30
    while kept(store) < least:
        assert time.monotonic() < until, "nothing was kept in 30 seconds"
        time.sleep(0.01)


def entries(store: str) -> list[str]:
    with open_store(store, create=False) as opened:
        return sorted(entry.id for entry in opened.entries())


def children(process: int) -> list[int]:
    """The processes whose parent is `process`, where the system has /proc."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(after_name[1]) == process:
            found.append(int(status.parent.name))
    return found


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(processes: int) -> None:
    running = adding("sayso.db", processes=processes)
    until_some_are_kept("sayso.db", 4)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "run the same command again to go on" in told
    assert "Traceback" not in told
    some = kept("sayso.db")
    assert 4 <= some < REPORTS
    assert f"{some} added" in told

    again = adding("sayso.db")
    _, told = again.communicate(timeout=60)
    assert again.returncode == 0
    assert f"{REPORTS} reports: {REPORTS - some} added, {some} already there" in told


def test_killed_at_random_moments_it_ends_with_what_one_clean_run_gives() -> None:
    clean = adding("clean.db")
    assert clean.wait(60) == 0
    clean.communicate()
    for least, processes in ((1, 1), (12, 2), (30, 1), (44, 2)):
        running = adding("killed.db", processes=processes)
        until_some_are_kept("killed.db", least)
        running.kill()
        running.communicate(timeout=30)
        assert running.returncode == -signal.SIGKILL
    last = adding("killed.db", processes=2)
    last.communicate(timeout=60)
    assert last.returncode == 0
    assert entries("killed.db") == entries("clean.db")
    assert kept("killed.db") == REPORTS


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_parent(how: signal.Signals) -> None:
    running = adding("sayso.db", processes=2)
    until_some_are_kept("sayso.db", 4)
    workers = children(running.pid)
    os.kill(running.pid, how)  # the parent alone
    running.communicate(timeout=30)
    until = time.monotonic() + 10
    while any(map(is_running, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_running, workers))
    if Path("/proc").is_dir():
        assert len(workers) >= 2
