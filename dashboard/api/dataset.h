/*
 * dashboard/api/dataset.h - the open data as a whole: its columns, its formats.
 *
 * One table of columns and one of formats; the CSV's header, every schema, every catalogue and the
 * page of downloads are made from them.
 */
#ifndef DASHBOARD_API_DATASET_H
#define DASHBOARD_API_DATASET_H

#include "dashboard/view/page.h"

enum {
	/* A whole edition in one answer; beyond this, the files of the indicators must do. */
	DATASET_MAX_FIGURES = 200000,
};

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

/* What the words data.format.CODE.name and .about say more of. */
struct dataset_format {
	const char *code;
	const char *path; /* under the language */
	const char *type; /* of the media */
	bool whole; /* holds the figures; the others only tell of them */
	bool pinned; /* can be had of any edition */
};

/* Ended by a NULL code. */
extern const struct dataset_format dataset_formats[];
const struct dataset_format *dataset_format(const char *code); /* of the table; never NULL */

/* Whether the whole edition can be had in one file. */
bool dataset_fits(const struct edition *edition);

/* Absolute address: of a path in the language as of now, of a format of this very edition. */
const char *dataset_url(const struct page *page, const char *path);
const char *dataset_format_url(const struct page *page, const struct dataset_format *format);

/* Every current figure of the edition in the long form; key data.large. */
MUST_CHECK bool dataset_csv(const struct page *page, struct text *ret, struct error *err);

/* Documents that tell of the data; the caller owns them. */
json_t *dataset_csvw(const struct page *page);
json_t *dataset_dcat(const struct page *page);
json_t *dataset_schema_org(const struct page *page);
json_t *dataset_package(const struct page *page, struct span csv);

#endif
