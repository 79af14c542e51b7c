"""Lay out many random decks and report every fault: text that does not fit, is lost, breaks wrong.

    stress.py [--seed 1] [--decks 400] [--kinds points,cards] [--themes a,b] [--render 0]

Every deck is fixed by its seed: the same arguments check the same decks. With `--render N` that
many of them are built and rendered with LibreOffice, and the lines it sets are compared with those
that were predicted. Exit code 1 where there is any fault.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.stress.cases import Case, cases, check, write_pictures
from tests.stress.decks import CONTENTS

SHIPPED = "party-red,ink,academy-blue,forest,midnight,plain"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--decks", type=int, default=400)
    parser.add_argument("--slides", type=int, default=12, help="slides a deck")
    parser.add_argument("--kinds", default=",".join(CONTENTS))
    parser.add_argument("--wild", type=float, default=0.0, help="share of unheard-of texts")
    parser.add_argument("--themes", default=SHIPPED)
    parser.add_argument("--render", type=int, default=0, help="how many decks to render")
    parser.add_argument("--show", type=int, default=400, help="how many faults to print")
    parser.add_argument("--keep", type=Path, help="a folder for the specs that have faults")
    return parser.parse_args()


def main() -> int:
    args = parse_arguments()
    kinds, themes = tuple(args.kinds.split(",")), tuple(args.themes.split(","))
    found: list[str] = []
    pages, by_kind = 0, Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_pictures(root)
        drawn = list(cases(args.seed, args.decks, kinds, themes, args.slides, args.wild))
        for case in drawn:
            count, faults = check(case, root)
            pages += count
            for fault in faults:
                found.append(f"{case.name} {fault}")
                by_kind[case.kinds[0]] += 1
            if faults and args.keep:
                keep(case, args.keep)
        print("\n".join(found[: args.show]))
        print(f"{len(drawn)} decks, {pages} pages, {len(found)} faults")
        print(", ".join(f"{kind} {n}" for kind, n in by_kind.most_common()))
        if args.render:
            found += render(drawn[:: max(1, len(drawn) // args.render)][: args.render], root)
    return bool(found)


def keep(case: Case, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_pictures(folder)
    (folder / f"{case.name}.yaml").write_text(case.text, encoding="utf-8")


def render(chosen: list[Case], root: Path) -> list[str]:
    from tests.stress.cases import RefusedError
    from tests.stress.rendering import Rendered, render_case

    whole = Rendered()
    for case in chosen:
        try:
            one = render_case(case, root)
        except RefusedError:
            continue
        print("\n".join(f"{case.name} {fault}" for fault in one.faults))
        whole = whole.plus(one)
    print(whole.summary())
    return list(whole.faults)


if __name__ == "__main__":
    sys.exit(main())
