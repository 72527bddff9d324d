/* dashboard/commands/demo_hotline.c - see demo_hotline.h: more people, more reports; some wards slower. */
#include "dashboard/commands/demo_hotline.h"

#include <stdlib.h>

#include "indicators/hotline.h"
#include "indicators/place.h"

enum {
	PEOPLE_PER_REPORT = 900,
	PERMILLE = 1000,
	OPEN_AT_MOST = 40, /* permille of the reports, as are these */
	LATE_AT_LEAST = 8,
	LATE_SPREAD = 110
};

static const char *const spans[] = { "2026-07-25T12:00/2026-08-25T12:00",
	"2026-08-25T12:00/2026-09-25T12:00" };

static struct hotline_counts sketch(const struct place *ward, size_t span)
{
	uint64_t seed = demo_mix(strtoull(ward->code, NULL, 10) * 1022 + span);
	int64_t received = 5 + ward->population / PEOPLE_PER_REPORT + (int64_t)(seed % 17);
	int64_t open = received * (int64_t)(demo_mix(seed) % OPEN_AT_MOST) / PERMILLE;
	int64_t late = received * (int64_t)(LATE_AT_LEAST + demo_mix(seed + 1) % LATE_SPREAD) /
		PERMILLE;

	return (struct hotline_counts){ .received = received,
		.processed = received - open,
		.on_time = received - open - late,
		.overdue = open / 2 };
}

static void write_ward(const struct place *ward, size_t span, struct text *ret)
{
	const struct hotline_counts counts = sketch(ward, span);

	for (enum hotline_measure measure = 0; measure < HOTLINE_MEASURES; measure++) {
		int64_t number, denominator;

		if (!hotline_measure(measure, &counts, &number, &denominator))
			continue;
		text_addf(ret, "%s,illustrative,%s@%s,%s,", hotline_indicators[measure], ward->code,
			ward->valid_from, spans[span]);
		if (denominator == 0)
			text_addf(ret, "%jd,,,", (intmax_t)number);
		else
			text_addf(ret, ",%jd,%jd,", (intmax_t)number, (intmax_t)denominator);
		text_addz(ret, "Số liệu minh họa,Illustrative\n");
	}
}

void demo_hotline(const struct catalogue *catalogue, struct text *ret)
{
	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		for (size_t span = 0; span < COUNT(spans); span++)
			if (place->level == PLACE_WARD && place->population > 0 &&
				*place->valid_until == '\0' &&
				catalogue_indicator(catalogue, hotline_indicators[0]) != NULL)
				write_ward(place, span, ret);
	}
}
