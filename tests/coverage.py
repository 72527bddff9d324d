#!/usr/bin/env python3
"""tests/coverage.py - lines and branches that ran, by folder. usage: coverage.py SUMMARY.json [FILES]

Reads gcovr's summary; then names the FILES (default 20) with the most branches that never ran. A branch is one
way out of one condition, so `a && b` has four. Allocation is not among them: it fails in base/memory.c or
not at all."""

import collections
import json
import pathlib
import sys

FIELDS = ("line_covered", "line_total", "branch_covered", "branch_total")


def percent(covered, total):
    return f"{100 * covered / total:5.1f}" if total else "    –"


def row(name, lines, all_lines, branches, all_branches):
    print(f"{name:<24} {lines:>6} / {all_lines:<6} {percent(lines, all_lines)} %"
          f"  {branches:>6} / {all_branches:<6} {percent(branches, all_branches)} %")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    files = json.loads(pathlib.Path(sys.argv[1]).read_text())["files"]
    most = int(sys.argv[2]) if len(sys.argv) == 3 else 20
    folders = collections.defaultdict(lambda: [0] * len(FIELDS))
    for file in files:
        for folder in (file["filename"].rpartition("/")[0], "all"):
            folders[folder] = [sum_of + file[field] for sum_of, field in zip(folders[folder], FIELDS)]
    if not folders:
        sys.exit("no file of ours in it")
    print(f"{'folder':<24} {'lines':>15} {'':>7}  {'branches':>15}")
    for folder in sorted(folders, key=lambda name: (name == "all", name)):
        row(folder, *folders[folder])
    print("\nbranches that never ran, by file")
    for file in sorted(files, key=lambda file: file["branch_covered"] - file["branch_total"])[:most]:
        print(f"{file['branch_total'] - file['branch_covered']:>5} of {file['branch_total']:<5} {file['filename']}")


if __name__ == "__main__":
    main()
