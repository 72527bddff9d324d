#!/usr/bin/python3 -B
"""tests/bench/ingest.py - large files through every check into an office, beside programs that check nothing.

usage: ingest.py PROGRAM [CSV_ROWS [XLSX_ROWS]]

A CSV file in the order of its keys, the same rows shuffled, and an Excel workbook; each into an office
of its own. Peers: sqlite3's .import into a table with that key, and openpyxl reading the workbook's
cells. Seconds of processor (user and system), rows a second of it, and the most memory, once each;
ratio and aim are the peer's seconds over ours, since machines differ.
"""

import os
import pathlib
import random
import subprocess
import sys
import tempfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "program"))
import scale  # noqa: E402

HEADER = "indicator,place,period,value"
QUARTERS = [f"{2018 + i // 4}-Q{i % 4 + 1}" for i in range(28)]
FLOWS = [i for i in range(scale.INDICATORS) if scale.KINDS[i % len(scale.KINDS)] != "ratio"]
TABLE = "CREATE TABLE fact (indicator TEXT, place TEXT, period TEXT, value NUMERIC, " \
    "PRIMARY KEY (indicator, place, period)) WITHOUT ROWID;"


def keys(count):
    """Indicator, ward and quarter, in their order; as few quarters as make so many rows."""
    quarters = QUARTERS[:max(1, -(-count // (len(FLOWS) * scale.WARDS)))]
    made = 0
    for indicator in FLOWS:
        for ward in range(scale.WARDS):
            for number, quarter in enumerate(quarters):
                if made == count:
                    return
                made += 1
                yield indicator, ward, number, quarter


def value(indicator, ward, number):
    """A level of its own for each series, and some noise."""
    level = 100_000 + (indicator * 7919 + ward * 104729) % 900_000
    noise = (indicator * 31 + ward * 17 + number * 7 + ward * number * 13) % 2003 - 1001
    return level + level * noise // 30_000


def csv_rows(count):
    return [f"i{i},w{w},{quarter},{value(i, w, n)}\n" for i, w, n, quarter in keys(count)]


def write_csv(path, rows):
    with path.open("w") as out:
        out.write(HEADER + "\n")
        out.writelines(rows)


def write_xlsx(path, count):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("figures")
    sheet.append(HEADER.split(","))
    for i, ward, number, quarter in keys(count):
        sheet.append([f"i{i}", f"w{ward}", quarter, value(i, ward, number)])
    book.save(path)


# A process of its own: one that a large process starts is told to have had as much memory.
MEASURE = """import os, sys
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], "w") as out:
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, file=out)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def measured(*command, text=""):
    """Runs it; seconds of processor, and MB at most."""
    with tempfile.NamedTemporaryFile("r") as told:
        done = subprocess.run([sys.executable, "-S", "-c", MEASURE, told.name, *command],
                              input=text, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{command}: {done.stdout[:2000]}{done.stderr[:2000]}")
        return tuple(map(float, told.read().split()))


def office(program, folder, name):
    data = str(folder / name)
    subprocess.run([program, "--data", data, "init"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([program, "--data", data, "catalogue", "load", str(folder / "catalogue")],
                   check=True, stdout=subprocess.DEVNULL)
    return data


def ours(program, folder, path):
    data = office(program, folder, path.stem)
    return measured(program, "--data", data, "import", "--json", str(path))


def theirs_csv(folder, path):
    script = f"{TABLE}\n.mode csv\n.import --skip 1 {path} fact\n"
    return measured("sqlite3", str(folder / f"{path.stem}.db"), text=script)


def theirs_xlsx(_, path):
    return measured(sys.executable, "-c", "import sys, openpyxl\n"
                    "sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).active\n"
                    "print(sum(1 for row in sheet.iter_rows(values_only=True) for cell in row))",
                    str(path))


def show(what, count, mine, peer, aim):
    ratio = peer[0] / mine[0]
    told = "      -" if aim is None else f"{aim:7.2f}{'' if ratio >= aim else '  missed'}"
    print(f"{what:24} {count:>9,} {mine[0]:7.1f} {count / mine[0] / 1000:7.0f} {mine[1]:7.0f}"
          f" {peer[0]:7.1f} {peer[1]:7.0f} {ratio:7.2f} {told}", flush=True)


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    csv_count, xlsx_count = map(int, (sys.argv[2:] + ["5000000", "200000"][len(sys.argv) - 2:]))
    with tempfile.TemporaryDirectory(prefix="tiendo-ingest-") as name:
        folder = pathlib.Path(name)
        scale.write_catalogue(folder / "catalogue")
        print(f"{'':24} {'rows':>9} {'s':>7} {'k/s':>7} {'MB':>7} {'peer s':>7} {'MB':>7}"
              f" {'ratio':>7} {'aim':>7}")
        write_xlsx(folder / "book.xlsx", xlsx_count)
        show("Excel workbook", xlsx_count, ours(program, folder, folder / "book.xlsx"),
             theirs_xlsx(folder, folder / "book.xlsx"), None)
        rows = csv_rows(csv_count)
        for what, aim in (("CSV in order", 0.9), ("CSV shuffled", 2.5)):
            path = folder / f"{what.split()[-1]}.csv"
            write_csv(path, rows)
            show(what, csv_count, ours(program, folder, path), theirs_csv(folder, path), aim)
            path.unlink()
            random.Random(1).shuffle(rows)


if __name__ == "__main__":
    main()
