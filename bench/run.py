"""Build the same lecture with each program, in turn, and print time, memory, size and ratios.

    python bench/run.py [--slides 56,500,2000,10000] [--runs 5] [--peers FOLDER]

`FOLDER` holds `node_modules/pptxgenjs`. A program that is missing is left out, and said so;
those whose time grows with the square of the slides stop at 2,000.
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
from pathlib import Path

from lecture import write_lecture

HERE = Path(__file__).resolve().parent
QUADRATIC_MOST = 2000


class Figures:
    """What one program took, a value a run: seconds of wall and CPU, megabytes, output size."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []
        self.memory: list[float] = []
        self.size = 0

    def row(self, name: str, ours: Figures | None) -> str:
        ratio = ""
        if ours and ours is not self:
            pairs = [a / b for a, b in zip(ours.wall, self.wall, strict=True)]
            ratio = f"{statistics.median(pairs):.2f} ({min(pairs):.2f}–{max(pairs):.2f})"
        wall = f"{statistics.median(self.wall):.2f} ({min(self.wall):.2f}–{max(self.wall):.2f})"
        return (
            f"| {name} | {wall} | {statistics.median(self.cpu):.2f} | {max(self.memory):.0f} "
            f"| {self.size / 1e6:.1f} | {ratio} |"
        )


def commands(folder: Path, peers: Path) -> dict[str, list[str]]:
    """The command of each program that is there; output goes to `<name>.pptx` in `folder`."""
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
    return found


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


def measure(count: int, runs: int, peers: Path) -> dict[str, Figures]:
    """The programs in turn, `runs` times after one round that is not counted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_lecture(folder, count)
        known = commands(folder, peers)
        if count > QUADRATIC_MOST:
            known = {n: c for n, c in known.items() if n in ("deckbuilder", "PptxGenJS")}
        slow = {"pandoc", "python-pptx"} if count >= QUADRATIC_MOST else set[str]()
        figures = {n: Figures() for n in known}
        for turn in range(runs + 1):
            for program, command in known.items():
                if program in slow and turn > 0 and figures[program].wall:
                    continue
                wall, cpu, memory = run_once(command, folder, peers)
                if turn == 0 and program not in slow:
                    continue
                figures[program].wall.append(wall)
                figures[program].cpu.append(cpu)
                figures[program].memory.append(memory)
        for program, found in figures.items():
            found.size = (folder / f"{program}.pptx").stat().st_size
            found.wall += found.wall[:1] * (runs - len(found.wall))
        return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slides", default="56,500,2000,10000")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, default=HERE.parent / "build" / "peers")
    args = parser.parse_args()
    for count in map(int, args.slides.split(",")):
        figures = measure(count, args.runs, args.peers.resolve())
        print(f"\n### {count:,} slides\n")
        print("| program | wall s, median (range) | CPU s | peak MB | file MB | ours / it |")
        print("| --- | --- | --- | --- | --- | --- |")
        for program, found in figures.items():
            print(found.row(program, figures["deckbuilder"]), flush=True)


if __name__ == "__main__":
    main()
