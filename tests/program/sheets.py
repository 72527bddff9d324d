"""tests/program/sheets.py - workbooks as two other programs see them: openpyxl and LibreOffice."""

import csv
import io
import pathlib
import subprocess
import tempfile
import zipfile

import openpyxl


def load(path):
    """The workbook, once every part of it was looked at: all is XML or nothing is."""
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
    return openpyxl.load_workbook(path)


def as_csv(path, sheet=1):
    """The cells of a sheet as LibreOffice shows them."""
    with tempfile.TemporaryDirectory(prefix="tiendo-office-") as folder:
        form = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
             "--convert-to", form, "--outdir", folder, str(path)],
            check=True, capture_output=True, timeout=240)
        found = list(pathlib.Path(folder).glob("*.csv"))
        assert len(found) == 1, found
        return list(csv.reader(io.StringIO(found[0].read_text(), newline="")))
