#!/usr/bin/env -S python3 -B
"""tests/indicators/oracle_rollup.py - what the roll-up must give, computed another way.

usage: oracle_rollup.py [FILE...]

Exact fractions, no code of ours, one place at a time. Prints a line for each worked example;
given the C tables, fails where one of them does not hold the line word for word. The cases are
written here once more on purpose: a slip in either table shows."""

import csv
import pathlib
import sys
from fractions import Fraction as F
from math import ceil, floor

DOUBT = "ABPEFV"


def digits(value, decimals):
    """Rounded to decimals, halves away from zero, as a decimal text."""
    scaled = abs(value) * 10**decimals
    whole = floor(scaled + F(1, 2))
    return text_of(-whole if value < 0 else whole, decimals)


def text_of(whole, decimals):
    sign = "-" if whole < 0 else ""
    plain = str(abs(whole)).rjust(decimals + 1, "0")
    return sign + (plain[:-decimals] + "." + plain[-decimals:] if decimals else plain)


def worst(statuses):
    return max(statuses, key=DOUBT.index, default="A")


def read(word):
    """'90/100P' -> (numerator, denominator, value, status); '-' and a letter are absent."""
    if word == "-" or word in "MLOQ":
        return None, None, None, word
    status = word[-1] if word[-1].isalpha() else "A"
    word = word.rstrip("ABPEFV")
    if "/" in word:
        top, bottom = (F(part) for part in word.split("/"))
        return top, bottom, None, status
    return None, None, F(word), status


class Total:
    """One upper place over one row of places, with the rows of earlier periods for denominators."""

    def __init__(self, kind, weights, rows, minimum=(0, 0), weighted=False, decimals=1):
        self.kind, self.weighted, self.minimum, self.decimals = kind, weighted, minimum, decimals
        self.weights = [None if w == "-" else F(w) for w in weights.split()]
        self.now = [read(word) for word in rows[-1].split()]
        self.latest = [None] * len(self.now)
        for row in rows[:-1]:
            for i, word in enumerate(row.split()):
                bottom = read(word)[1]
                self.latest[i] = bottom if bottom is not None else self.latest[i]
        there = [i for i, cell in enumerate(self.now) if cell[0] is not None or cell[2] is not None]
        self.there = there
        self.missing = [
            i for i in range(len(self.now)) if i not in there and self.now[i][3] != "M"
        ]
        self.partless = [i for i in there if self.now[i][2] is not None and kind == "ratio"]
        self.mean = kind == "score" or (kind == "ratio" and weighted and bool(self.partless))

    def value_at(self, i):
        top, bottom, value, _ = self.now[i]
        if value is not None:
            return value
        return None if bottom == 0 else F(100) * top / bottom

    def size(self):
        """(letter, part, missing) of the coverage by size, or None."""
        if self.kind == "ratio" and not self.partless:
            part = sum((self.now[i][1] for i in self.there), F(0))
            missing, letter = F(0), "d"
            both = [i for i in self.there if self.weights[i] is not None]
            for i in self.missing:
                if self.latest[i] is not None:
                    missing += self.latest[i]
            loose = [i for i in self.missing if self.latest[i] is None]
            if any(self.weights[i] is None for i in loose):
                return None
            weight = sum((self.weights[i] for i in loose), F(0))
            if weight:
                base = sum((self.weights[i] for i in both), F(0))
                if not base:
                    return None
                estimate = weight * sum((self.now[i][1] for i in both), F(0)) / base
                missing += floor(estimate + F(1, 2))
                letter = "e"
            return letter, part, missing
        counted = [i for i in self.there if not (self.mean and self.now[i][1] == 0)]
        if any(self.weights[i] is None for i in counted + self.missing):
            return None
        return "w", sum((self.weights[i] for i in counted), F(0)), sum(
            (self.weights[i] for i in self.missing), F(0))

    def exact(self):
        """The total as a fraction, or why there is none."""
        if self.kind == "derived":
            return "not-added"
        if not self.there:
            return "no-figures"
        if self.mean:
            if not self.weighted or any(self.weights[i] is None for i in self.there):
                return "no-weight"
            pairs = [(self.weights[i], self.value_at(i)) for i in self.there]
            pairs = [(w, v) for w, v in pairs if v is not None]
            weight = sum((w for w, _ in pairs), F(0))
            return sum((w * v for w, v in pairs), F(0)) / weight if weight else "no-denominator"
        if self.partless:
            return "no-parts"
        if self.kind == "ratio":
            bottom = sum((self.now[i][1] for i in self.there), F(0))
            top = sum((self.now[i][0] for i in self.there), F(0))
            return F(100) * top / bottom if bottom else "no-denominator"
        return sum((self.now[i][2] for i in self.there), F(0))

    def bounds(self, value, size):
        if self.kind != "ratio" or not self.missing or size is None:
            return ""
        _, part, missing = size
        low = value * part / (part + missing)
        high = (value * part + 100 * missing) / (part + missing)
        unit = 10**self.decimals
        return (f" [{text_of(floor(low * unit), self.decimals)}.."
                f"{text_of(ceil(high * unit), self.decimals)}]")

    def line(self):
        count = f"{len(self.there)}/{len(self.there) + len(self.missing)}"
        size = self.size()
        covered = ""
        if size and size[1] + size[2]:
            covered = f" {size[0]}{floor(1000 * size[1] / (size[1] + size[2]))}"
        value = self.exact()
        if isinstance(value, str):
            status = "O" if value == "no-figures" else "M"
            return f"- {status} {count}{covered} {value}"
        limits = self.bounds(value, size)
        permille = 1000 * len(self.there) // (len(self.there) + len(self.missing))
        if permille < self.minimum[0]:
            return f"- L {count}{covered} too-few{limits}"
        if covered and int(covered[2:]) < self.minimum[1]:
            return f"- L {count}{covered} too-small{limits}"
        statuses = [self.now[i][3] for i in self.there] + (["P"] if self.missing else [])
        reason = "incomplete" if self.missing else "complete"
        if self.mean:
            reason = "weighted" if self.kind == "ratio" else "mean"
            statuses.append("E")
        parts = ""
        if self.kind == "ratio" and not self.mean:
            parts = (f" = {sum(self.now[i][0] for i in self.there)}"
                     f"/{sum(self.now[i][1] for i in self.there)}")
        shown = digits(value, self.decimals)
        if self.kind in ("flow", "stock"):
            shown = str(value) if value.denominator == 1 else str(float(value))
        return f"{shown}{parts} {worst(statuses)} {count}{covered} {reason}{limits}"


def wards(period, every=False):
    """168 wards; in the second period only 60 of them report."""
    words = []
    for i in range(168):
        bottom = 1000 + 37 * i + (15 * i if period else 0)
        top = bottom * (20 + i * 7 % 61) // 100
        words.append(f"{top}/{bottom}" if every or i % 14 < 5 else "-")
    return " ".join(words)


def places():
    none3, some3 = "- - -", "10 30 60"
    yield "three wards", Total("ratio", none3, ["90/100 5000/10000 300/400"])
    yield "one is provisional", Total("ratio", none3, ["90/100 5000/10000P 300/400"])
    yield "the worst status counts", Total("ratio", none3, ["90/100V 5000/10000P 300/400E"])
    yield "one missing, nothing known of it", Total("ratio", none3, ["90/100 - 300/400"])
    yield "one missing, known from before", Total(
        "ratio", none3, ["1/80 1/9000 1/300", "90/100 - 300/400"])
    yield "only the latest denominator counts", Total(
        "ratio", none3, ["- 1/7 -", "- 1/9000 -", "90/100 O 300/400"])
    yield "one missing that had nothing before", Total("ratio", "10 30", ["1/10 0/0", "1/10 -"])
    yield "one missing, sized by weight", Total("ratio", some3, ["90/100 - 300/400"])
    yield "one by weight, one from before", Total(
        "ratio", "10 30 60 20", ["- - 1/500 -", "90/100 - - 70/100"])
    yield "suppressed is missing", Total("ratio", some3, ["90/100 Q 300/400"])
    yield "what cannot exist is not missing", Total("ratio", some3, ["90/100 M 300/400"])
    yield "too few", Total("ratio", some3, ["90/100 - 300/400"], (667, 0))
    yield "just enough", Total("ratio", some3, ["90/100 - 300/400"], (666, 0))
    yield "too small", Total("ratio", none3, ["1/80 1/9000 1/300", "90/100 - 300/400"], (0, 500))
    yield "size unknown is not asked for", Total("ratio", none3, ["90/100 - 300/400"], (0, 500))
    yield "nobody", Total("ratio", some3, ["- - -"])
    yield "nothing to divide by", Total("ratio", none3, ["0/0 0/0 0/0"])
    yield "a half is rounded away from zero", Total("ratio", "- -", ["1/1000 0/1000"])
    yield "below zero as well", Total("ratio", "- -", ["-1/1000 0/1000"])
    yield "a share without parts", Total("ratio", some3, ["90 5000/10000 300/400"])
    yield "the same with a declared weight", Total(
        "ratio", some3, ["90 5000/10000 300/400"], weighted=True)
    yield "all without parts, one missing", Total("ratio", some3, ["90 50 -"], weighted=True)
    yield "0 of 0 weighs nothing", Total("ratio", some3, ["90 0/0 75"], weighted=True)
    yield "a weight that is not known", Total("ratio", "10 - 60", ["90 50 75"], weighted=True)
    yield "parts need no weight", Total(
        "ratio", some3, ["90/100 5000/10000 300/400"], weighted=True)
    yield "scores have no total", Total("score", some3, ["7.5 8.25 9"])
    yield "scores by weight", Total("score", some3, ["7.5 8.25 9"], weighted=True, decimals=2)
    yield "scores by weight, one missing", Total(
        "score", some3, ["7.5 - 9"], weighted=True, decimals=2)
    yield "a flow", Total("flow", none3, ["10 20 30"])
    yield "a flow with a figure below zero", Total("flow", none3, ["10.25 -20.5 3"])
    yield "a flow, one missing", Total("flow", some3, ["10 20 -"])
    yield "a flow, too few", Total("flow", some3, ["10 20 -"], (1000, 0))
    yield "a flow, too small", Total("flow", some3, ["10 20 -"], (0, 900))
    yield "a stock", Total("stock", some3, ["10B 20 30"])
    yield "computed from others", Total("derived", none3, ["10 20 30"])
    people = " ".join(str(4 * (1000 + 37 * i) + i % 5) for i in range(168))
    yield "60 of 168, sizes from the year before", Total(
        "ratio", "- " * 168, [wards(0, True), wards(1)])
    yield "60 of 168, sizes from the population", Total("ratio", people, [wards(1)])
    yield "60 of 168, sizes unknown", Total("ratio", "- " * 168, [wards(1)])
    yield "168 of 168", Total("ratio", "- " * 168, [wards(1, True)])


def deal(amount, weights):
    """Largest remainder, ties to the first."""
    exact = [abs(amount) * w / sum(weights) for w in weights]
    dealt = [floor(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda i: (dealt[i] - exact[i], i))
    for i in order[: abs(amount) - sum(dealt)]:
        dealt[i] += 1
    dealt = [-each if amount < 0 else each for each in dealt]
    assert sum(dealt) == amount
    return dealt


def deals():
    for amount, shares in [
        (100, "1 1 1"), (101, "1 1 1"), (-101, "1 1 1"), (1, "1 1"), (7, "3 2 2"), (10, "0.333 0.333 0.333"),
        (5, "0 1 0"), (1000000007, "0.5 0.3 0.2"), (0, "1 2"), (3, "1 1 1 1"),
        (999999999999999999, "0.123456 0.876544"),
    ]:
        dealt = deal(amount, [F(share) for share in shares.split()])
        yield f"{amount} by {shares}", " ".join(map(str, dealt))


def reform():
    """The reform of July 2025: what each old ward had, on the new units, three ways."""
    data = pathlib.Path(__file__).resolve().parents[2] / "data" / "hcmc"
    with open(data / "places.csv", encoding="utf-8", newline="") as file:
        units = {f"{row['code']}@{row['valid_from']}": row for row in csv.DictReader(file)}
    went = {}
    with open(data / "crosswalk.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if len(row["from"].split("@")[0]) > 2:
                went.setdefault(row["from"], []).append(row["to"])
    new = sorted({to for targets in went.values() for to in targets})
    parted = {to for targets in went.values() if len(targets) > 1 for to in targets}
    for way in ("nothing assumed", "split equally", "by population"):
        sums, refused = dict.fromkeys(new, 0), 0
        for old, targets in went.items():
            value = int(old.split("@")[0]) * 7919 % 100003
            targets = sorted(targets)
            weights = [F(int(units[to]["population"])) for to in targets]
            if way == "split equally" or len(targets) == 1:
                weights = [F(1)] * len(targets)
            elif way == "nothing assumed":
                refused += value
                continue
            for to, share in zip(targets, deal(value, weights)):
                sums[to] += share
        hidden = parted if way == "nothing assumed" else set()
        check = sum(at * sums[to] for at, to in enumerate(new, 1) if to not in hidden)
        yield way, (f"{len(went)} on {len(new)}, {len(new) - len(parted)} exact, "
                    f"sum {sum(sums.values())} and {refused}, check {check % 1000000007}")


def main():
    known = ""
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            known += file.read()
    wrong = count = 0
    for name, line in [(n, t.line()) for n, t in places()] + [*deals(), *reform()]:
        entry = f'"{name}"', f'"{line}"'
        print(", ".join(entry))
        count += 1
        at = known.find(entry[0])
        if known and (at < 0 or entry[1] not in known[at : known.find("},", at)]):
            wrong += 1
            print(f"  NOT SO in the table: {name}")
    print(f"{count} worked examples, {wrong} differ")
    sys.exit(1 if wrong else 0)


main()
