/* tests/charts/cases_rows.h - the rows of a case; nobody but cases.c includes it. */
#ifndef TESTS_CHARTS_CASES_ROWS_H
#define TESTS_CHARTS_CASES_ROWS_H

#include "base/arena.h"
#include "charts/request.h"

/* CODE|NAME|FIGURES|WORD VALUE|... ; cases.txt says which words. */
void case_row(struct arena *arena, struct chart_request *request, const char *text);

/* So many wards with long names and uneven figures of 2024 and 2025. */
void case_many_rows(struct arena *arena, struct chart_request *request, int count);

/* The wards of today, on their tiles, with uneven figures of 2025; so many of each 20 without one. */
void case_wards(struct arena *arena, struct chart_request *request, int missing);

/* "highest", "top 10", "bounds 10 20", "middle 50", "periods 2022 2025", "share" ... */
void case_option(struct arena *arena, struct chart_request *request, const char *text);

#endif
