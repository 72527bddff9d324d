#!/usr/bin/env -S python3 -B
"""tests/browser/workbook.py - fills in the workbook that an office gave, and says what it marked.

usage: workbook.py fill FROM TO < ROWS      workbook.py marks FILE

ROWS is a JSON list of [indicator, method, place, {header: value}], where a place without a code in the
form is the next empty row's; `marks` prints {cell: comment} of the first sheet."""

import json
import sys

import openpyxl

HEADER_ROW = 3


def fill(source, target):
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    rows, empty = {}, None
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        codes = tuple(sheet.cell(row, columns[name]).value for name in ("indicator", "method", "place"))
        rows[codes] = row
        if codes[0] is None and empty is None:
            empty = row
    for indicator, method, place, values in json.load(sys.stdin):
        row = rows[indicator, method, place] if indicator else empty
        for header, value in values.items():
            sheet.cell(row, columns[header]).value = value
    book.save(target)


def marks(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    print(json.dumps({cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}))


if __name__ == "__main__":
    {"fill": fill, "marks": marks}[sys.argv[1]](*sys.argv[2:])
