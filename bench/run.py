"""Build the same lecture with each program, in turn, and print time, memory, size and ratios.

    python bench/run.py [--slides 56,500,2000,10000] [--runs 5] [--skip pandoc,python-pptx]
                        [--peers FOLDER]

`FOLDER` holds `node_modules/pptxgenjs`. A program that is missing is left out, and said so;
those whose time grows with the square of the slides stop at 2,000, where they run once. Below
each table stands what compressing the parts of our deck takes alone: no writer can be faster.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path

from lecture import write_lecture

HERE = Path(__file__).resolve().parent
QUADRATIC, QUADRATIC_MOST = {"pandoc", "python-pptx"}, 2000


class Figures:
    """What one program took, a value a run: seconds of wall and CPU, megabytes, output size."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self.memory: list[float] = []
        self.size = 0

    def add(self, wall: float, cpu: float, memory: float, size: int) -> None:
        self.wall.append(wall)
        self.cpu.append(cpu)
        self.memory.append(memory)
        self.size = size

    def row(self, name: str, ours: Figures | None) -> str:
        ratio = ""
        if ours and ours is not self:
            pairs = [a / b for a, b in zip(ours.wall, self.wall, strict=False)]
            ratio = f"{statistics.median(pairs):.2f} ({min(pairs):.2f}–{max(pairs):.2f})"
        wall = f"{statistics.median(self.wall):.2f} ({min(self.wall):.2f}–{max(self.wall):.2f})"
        return (
            f"| {name} | {wall} | {statistics.median(self.cpu):.2f} | {max(self.memory):.0f} "
            f"| {self.size / 1e6:.1f} | {ratio} |"
        )


def commands(folder: Path, peers: Path, skip: set[str]) -> dict[str, list[str]]:
    """The command of each program that is there and not in `skip`; output goes to `<name>.pptx`
    in `folder`."""
    ours = Path(sys.executable).with_name("deckbuilder")
    found = {"deckbuilder": [str(ours), "build", "lecture.yaml", "-o", "deckbuilder.pptx"]}
    if shutil.which("pandoc"):
        found["pandoc"] = ["pandoc", "lecture.md", "-t", "pptx", "-o", "pandoc.pptx"]
    if (peers / "node_modules" / "pptxgenjs").exists():
        found["PptxGenJS"] = ["node", str(HERE / "pptxgenjs.cjs"), "lecture.json", "PptxGenJS.pptx"]
    script = str(HERE / "plain_python_pptx.py")
    found["python-pptx"] = [sys.executable, script, "lecture.json", "python-pptx.pptx"]
    for name in {"pandoc", "PptxGenJS"} - set(found):
        print(f"{name} is not installed: left out", file=sys.stderr)
    return {name: command for name, command in found.items() if name not in skip}


def run_once(command: list[str], folder: Path, peers: Path) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak megabytes of one run."""
    environment = {**os.environ, "NODE_PATH": str(peers / "node_modules")}
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(count: int, runs: int, peers: Path, skip: set[str]) -> tuple[dict[str, Figures], float]:
    """The programs in turn, `runs` times after one round that is not counted, and the zlib limit
    of our deck; a slow one runs once."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lecture(folder, count)
        known = commands(folder, peers, skip | (QUADRATIC if count > QUADRATIC_MOST else set()))
        figures = {n: Figures() for n in known}
        for turn in range(runs + 1):
            for program, command in known.items():
                once = program in QUADRATIC and count >= QUADRATIC_MOST
                if once and turn != 1:
                    continue
                made = folder / f"{program}.pptx"
                made.unlink(missing_ok=True)
                taken = run_once(command, folder, peers)
                if turn:
                    figures[program].add(*taken, made.stat().st_size)
        return figures, zlib_limit(folder / "deckbuilder.pptx")


def zlib_limit(deck: Path) -> float:
    """CPU seconds that zlib's default level takes for the parts of `deck`, the best of three."""
    with zipfile.ZipFile(deck) as file:
        parts = [file.read(part) for part in file.infolist()]
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for part in parts:
            zlib.compress(part, wbits=-15)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slides", default="56,500,2000,10000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--skip", default="", help="programs to leave out, as in pandoc,PptxGenJS")
    parser.add_argument("--peers", type=Path, default=HERE.parent / "build" / "peers")
    args = parser.parse_args()
    skip = set(args.skip.split(",")) - {"deckbuilder"}
    for count in map(int, args.slides.split(",")):
        figures, limit = measure(count, args.runs, args.peers.resolve(), skip)
        ours = figures["deckbuilder"]
        print(f"\n### {count:,} slides\n")
        print("| program | wall s, median (range) | CPU s | peak MB | file MB | ours / it |")
        print("| --- | --- | --- | --- | --- | --- |")
        for program, found in figures.items():
            print(found.row(program, ours))
        cpu = statistics.median(ours.cpu)
        print(f"\nzlib alone {limit:.2f} s: ours is {cpu / limit:.1f} times that;", end=" ")
        print(f"{cpu / count * 1000:.2f} ms of CPU a slide", flush=True)


if __name__ == "__main__":
    main()
