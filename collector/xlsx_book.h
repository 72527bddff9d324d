/*
 * collector/xlsx_book.h - a workbook's sheets, styles and shared strings.
 *
 * Reads the parts a sheet is understood by. Keys: package.h, xml.h, and
 *   xlsx.old    the binary format of before 2007, or an encrypted workbook
 *   xlsx.sheet  no sheet of that name (detail: those there are)
 */
#ifndef COLLECTOR_XLSX_BOOK_H
#define COLLECTOR_XLSX_BOOK_H

#include "collector/package.h"
#include "collector/xlsx_value.h"

enum { XLSX_MAX_SHEETS = 255, XLSX_MAX_STYLES = 65536, XLSX_MAX_TEXT = 4 * 32767 };

struct xlsx_sheet {
	const char *name, *part;
	bool hidden;
};

struct xlsx_book {
	struct package *package;
	struct xlsx_sheet sheets[XLSX_MAX_SHEETS];
	int sheet_count;
	bool from_1904;
	const char *styles, *strings; /* parts, or NULL */
	uint8_t *shapes; /* enum xlsx_shape of each cell format */
	int shape_count;
	struct text string_bytes;
	size_t *string_ends; /* where each shared string ends in string_bytes */
	size_t string_count;
};

/* Does it look like a workbook, new or old? */
bool xlsx_claims(struct span input);

/* Fills `ret`, which xlsx_book_done() must empty either way. All strings live in the arena. */
MUST_CHECK bool xlsx_book_read(struct arena *arena, struct span input, const struct limits *limits,
	struct xlsx_book *ret, struct error *err);
void xlsx_book_done(struct xlsx_book *book);

/* The sheet of that name; key xlsx.sheet. */
MUST_CHECK const struct xlsx_sheet *xlsx_book_sheet(
	const struct xlsx_book *book, const char *name, struct error *err);

/* The shared string with that number; false when there is none. */
MUST_CHECK bool xlsx_book_string(const struct xlsx_book *book, size_t index, struct span *ret);

/* Puts the characters that stand for escapes (_x000D_) in place of them. */
void xlsx_unescape(struct span text, struct text *ret);

#endif
