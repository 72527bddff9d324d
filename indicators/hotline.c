/* indicators/hotline.c - see hotline.h. */
#include "indicators/hotline.h"

#include <string.h>

const char *const hotline_indicators[HOTLINE_MEASURES] = {
	[HOTLINE_RECEIVED] = "hotline-reports-received",
	[HOTLINE_PROCESSED] = "hotline-processed-share",
	[HOTLINE_ON_TIME] = "hotline-on-time-share",
	[HOTLINE_LATE] = "hotline-reports-late",
};

/* Those that published reports name. */
static const struct {
	const char *folded;
	const char *name[LANG_COUNT];
} fields[] = {
	{ "ha tang do thi", { "Hạ tầng đô thị", "Urban infrastructure" } },
	{ "hanh chinh", { "Hành chính", "Administration" } },
	{ "khong ghi linh vuc", { HOTLINE_NO_FIELD, "No field given" } },
	{ "tieng on", { "Tiếng ồn", "Noise" } },
	{ "xe buyt", { "Xe buýt", "Bus" } },
};

bool hotline_measure(enum hotline_measure measure, const struct hotline_counts *counts,
	int64_t *ret_number, int64_t *ret_denominator)
{
	int64_t to_handle = counts->processed + counts->overdue;
	const int64_t all[HOTLINE_MEASURES][2] = {
		[HOTLINE_RECEIVED] = { counts->received, 0 },
		[HOTLINE_PROCESSED] = { counts->processed, counts->received },
		[HOTLINE_ON_TIME] = { counts->on_time, to_handle },
		[HOTLINE_LATE] = { to_handle - counts->on_time, 0 },
	};

	*ret_number = all[measure][0];
	*ret_denominator = all[measure][1];
	return measure != HOTLINE_ON_TIME || to_handle > 0;
}

const char *hotline_field(const char *folded)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		if (strcmp(fields[i].folded, folded) == 0)
			return fields[i].name[LANG_VI];
	return NULL;
}

const char *hotline_field_name(const char *field, enum lang lang)
{
	for (size_t i = 0; i < COUNT(fields); i++)
		if (strcmp(fields[i].name[LANG_VI], field) == 0)
			return fields[i].name[lang];
	return field;
}
