#!/usr/bin/env -S python3 -B
"""tests/indicators/verdicts_page.py - the table in docs/verdicts.md is the one that is measured.

usage: verdicts_page.py PROGRAM        PROGRAM table prints it; TIENDO_UPDATE=1 writes it anew"""

import os
import subprocess
import sys

PAGE = os.path.join(os.environ["TIENDO_ROOT"], "docs", "verdicts.md")
START, END = "<!-- printed by tests/indicators/test_judgement.c -->\n", "<!-- end -->\n"


def main():
    done = subprocess.run([sys.argv[1], "table"], capture_output=True, text=True, check=True)
    with open(PAGE, encoding="utf-8") as file:
        before, rest = file.read().split(START)
    held, after = rest.split(END)
    if os.environ.get("TIENDO_UPDATE") == "1":
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(before + START + done.stdout + END + after)
        return 0
    for line in set(done.stdout.splitlines()) ^ set(held.splitlines()):
        print(line)
    if done.stdout.count("\n") != 19:
        print("not 17 cases")
        return 1
    return 0 if done.stdout == held else 1


if __name__ == "__main__":
    sys.exit(main())
