/* indicators/series.c - see series.h. */
#include "indicators/series.h"

#include "indicators/place.h"

const struct observation *series_first(const struct series *series)
{
	for (size_t i = 0; i < series->count; i++)
		if (series->items[i].known)
			return &series->items[i];
	return NULL;
}

/* The items are by start: the latest is the one that ends last, a tie goes to the later start. */
const struct observation *series_latest(const struct series *series)
{
	const struct observation *latest = NULL;

	for (size_t i = 0; i < series->count; i++)
		if (series->items[i].known &&
			(latest == NULL || series->items[i].period.until >= latest->period.until))
			latest = &series->items[i];
	return latest;
}

size_t series_known(const struct series *series)
{
	size_t count = 0;

	for (size_t i = 0; i < series->count; i++)
		count += series->items[i].known;
	return count;
}

bool series_breaks(const struct observation *before, const struct observation *after)
{
	return before->place->id != after->place->id;
}

const char *status_say(char status, enum lang lang)
{
	/* clang-format off */
	static const struct {
		char status;
		const char *words[LANG_COUNT];
	} statuses[] = {
		{ 'A', { "chính thức", "normal" } },
		{ 'B', { "gián đoạn chuỗi", "break in series" } },
		{ 'E', { "ước tính", "estimated" } },
		{ 'F', { "dự báo", "forecast" } },
		{ 'L', { "chưa thu thập", "not collected" } },
		{ 'M', { "không có số liệu", "does not exist" } },
		{ 'O', { "thiếu", "missing" } },
		{ 'P', { "sơ bộ", "provisional" } },
		{ 'Q', { "không công bố", "suppressed" } },
		{ 'V', { "chưa kiểm chứng", "unvalidated" } },
	};
	/* clang-format on */

	for (size_t i = 0; i < COUNT(statuses); i++)
		if (statuses[i].status == status)
			return statuses[i].words[lang];
	return "";
}
