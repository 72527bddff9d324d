/*
 * dashboard/api/dataset.h - the open data as a whole: its columns and its formats.
 *
 * One table of columns and one of formats; the CSV's header, every schema, every catalogue, the page of
 * downloads and `export` are made from them.
 */
#ifndef DASHBOARD_API_DATASET_H
#define DASHBOARD_API_DATASET_H

#include "dashboard/view/page.h"

enum column_type { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_COUNT, COLUMN_DATE, COLUMN_YES_NO };

/* What a column holds is told by the words data.column.NAME. */
struct dataset_column {
	const char *name;
	enum column_type type;
	bool required, key; /* never empty; part of what tells one record from another */
};

/* In the order of the file, ended by a NULL name. */
extern const struct dataset_column dataset_columns[];
const char *dataset_column_about(const struct dataset_column *column, const struct words *words);

/*
 * Adds a file about the page's edition, in its language; the same edition and site give the same bytes.
 * Of the page only arena, lang, words, edition and site are looked at. Keys of the store, book.write,
 * bundle.failed.
 */
typedef bool dataset_writer(const struct page *page, struct text *ret, struct error *err);
dataset_writer dataset_csv, dataset_wide, dataset_json, dataset_book, dataset_package;
dataset_writer dataset_csvw, dataset_dcat, dataset_schema_org;

/* What the words data.format.CODE.name and .about say more of. */
struct dataset_format {
	const char *code; /* as `export --format` has it */
	const char *path; /* under the language */
	const char *type; /* of the media */
	int most; /* figures that an edition may have to be served so; 0: holds none, only tells of them */
	bool pinned; /* can be had of any edition */
	dataset_writer *write; /* NULL: a view of its own */
};

/* Writes a document and lets go of it; true. */
bool dataset_document(json_t *document, struct text *ret);

/* Ended by a NULL code. */
extern const struct dataset_format dataset_formats[];
const struct dataset_format *dataset_format(const char *code); /* NULL for none */
const struct dataset_format *dataset_format_at(const char *path); /* NULL for none */

/* Whether the whole edition can be had in one answer of that format. */
bool dataset_fits(const struct dataset_format *format, const struct edition *edition);

/* "figures-edition-2.sdmx.csv", in the page's arena. */
const char *dataset_file_name(const struct page *page, const struct dataset_format *format);

/* Absolute address: of a path in the language as of now, of a format of this very edition. */
const char *dataset_url(const struct page *page, const char *path);
const char *dataset_format_url(const struct page *page, const struct dataset_format *format);

#endif
