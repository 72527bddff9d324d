/* indicators/unit.c - the units. Codes in alphabetical order. */
#include "indicators/unit.h"

#include <string.h>

/* clang-format off */
static const struct unit units[] = {
	{ "billion-vnd", { " tỷ đồng", " billion VND" }, { " tỷ đồng", " billion VND" }, " billion VND", false, 1 },
	{ "count",   { "", "" },               { "", "" },               "",         false, 1 },
	{ "index",   { "", "" },               { " điểm", " points" },   " point",   false, 1 },
	{ "million", { " triệu", " million" }, { " triệu", " million" }, " million", false, 1 },
	{ "million-vnd", { " triệu đồng", " million VND" }, { " triệu đồng", " million VND" }, " million VND", false, 1 },
	{ "per-100", { "", "" },               { "", "" },               "",         false, 100 },
	{ "per-1000", { " trên 1.000", " per 1,000" }, { " trên 1.000", " per 1,000" }, " per 1,000", false, 1000 },
	{ "per-10000", { " trên 10.000", " per 10,000" }, { " trên 10.000", " per 10,000" }, " per 10,000", false, 10000 },
	{ "per-100000", { " trên 100.000", " per 100,000" }, { " trên 100.000", " per 100,000" }, " per 100,000", false, 100000 },
	{ "percent", { "%", "%" }, { " điểm %", " percentage points" }, " percentage point", true, 100 },
	{ "percent-change", { "%", "%" }, { " điểm %", " percentage points" }, " percentage point", false, 100 },
	{ "percent-points", { " điểm %", " percentage points" }, { " điểm %", " percentage points" }, " percentage point", false, 1 },
	{ "points",  { " điểm", " points" },   { " điểm", " points" },   " point",   false, 1 },
	{ "rank",    { "", "" },               { " bậc", " places" },    " place",   false, 1 },
	{ "times",   { " lần", " times" },     { " lần", " times" },     " time",    false, 1 },
	{ "vnd",     { " đồng", " VND" },      { " đồng", " VND" },      " VND",     false, 1 },
};
/* clang-format on */

const struct unit *unit_find(const char *code)
{
	for (size_t i = 0; i < COUNT(units); i++)
		if (strcmp(units[i].code, code) == 0)
			return &units[i];
	return NULL;
}
