/* tests/store/read_all.c - see read_all.h. */
#include "tests/store/read_all.h"

#include <limits.h>

#include "indicators/indicator.h"
#include "store/edition/axes.h"
#include "store/edition/changes.h"
#include "store/edition/inquiries.h"
#include "store/edition/moved.h"
#include "store/edition/open.h"
#include "store/edition/outlooks.h"
#include "store/edition/part.h"
#include "store/edition/peers.h"
#include "store/edition/pictures.h"
#include "store/edition/total.h"
#include "tests/store/make.h"

/* The parts of every figure that is computed, and the ranks. */
static void read_computed(struct edition *edition, struct arena *arena)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	struct edition_figure *figures;
	struct edition_part *parts;
	struct edition_rank *ranks;
	size_t count, part_count, all = 0;
	struct error err;

	for (int i = 0; i < catalogue->indicator_count; i++) {
		assert_true(edition_figures(
			edition, arena, &catalogue->indicators[i], &figures, &count, &err));
		for (size_t k = 0; k < count; k++) {
			assert_true(edition_parts(edition, arena, figures[k].method,
				&figures[k].observation, &parts, &part_count, &err));
			all += part_count;
		}
		assert_true(edition_ranks(
			edition, arena, catalogue->indicators[i].methods, &ranks, &count, &err));
	}
	assert_true(all > 0);
}

void read_all(struct arena *arena, const char *dir, int number)
{
	struct error err;
	struct edition *edition = edition_open(shelf_path(arena, dir, number), &err);
	const struct catalogue *catalogue = edition_catalogue(edition);
	const struct indicator *share = catalogue_indicator(catalogue, "share");
	struct edition_figure *figures;
	struct edition_total *totals;
	struct edition_axes axes;
	struct boundary_figures moved;
	struct edition_outlook *outlooks;
	struct edition_forecast forecast;
	struct observation *parts;
	struct edition_verdict verdict;
	struct series series;
	bool spread;
	struct edition_news *news;
	struct edition_change *changes;
	struct edition_state *states;
	struct edition_inquiry *inquiries;
	struct edition_tally *tallies;
	size_t count;

	assert_true(edition_inquiries(edition, arena, NULL, &inquiries, &count, &err));
	assert_true(edition_tallies(edition, arena, &tallies, &count, &err));
	assert_true(edition_news(edition, arena, &news, &count, &err));
	assert_int_equal(count, 1);
	assert_int_equal(news->replaced, 1);
	assert_true(edition_added(edition, arena, "79", 9, &changes, &count, &err));
	assert_int_equal(count, 0);
	assert_true(edition_corrections(edition, arena, 9, &changes, &count, &err));
	assert_int_equal(count, 1);
	assert_int_equal(changes->before.value.units, 15);
	assert_int_equal(changes->after.value.units, 16);
	assert_int_equal(changes->after.since, 2);
	assert_true(edition_states(edition, arena, &states, &count, &err));
	assert_int_equal(count, 8);
	assert_true(edition_figures(edition, arena, share, &figures, &count, &err));
	assert_true(edition_superseded(edition, arena, share, &figures, &count, &err));
	assert_true(edition_series(
		edition, arena, share, indicator_primary(share), "79", &series, &err));
	assert_true(edition_moved(edition, arena, share, indicator_primary(share), NULL,
		edition_info(edition)->day, &moved, &err));
	assert_false(edition_picture(edition, arena, "0", &(struct span){ 0 }, &err));
	assert_true(edition_spread(edition, indicator_primary(share),
		catalogue_place(catalogue, "79", INT_MAX - 1), &spread, &err));
	assert_true(spread); /* the city of before the merger, and of after */
	assert_true(edition_peers(edition, arena, indicator_primary(share),
		catalogue_place(catalogue, "79", INT_MAX - 1), &series.items[0].period, &parts,
		&count, &err));
	assert_true(edition_verdict(edition, arena, &series, "79", &verdict, &err));
	assert_true(edition_axes(edition, arena, indicator_primary(share), "79", &axes, &err));
	assert_true(edition_outlooks(
		edition, arena, indicator_primary(share), "79", &outlooks, &count, &err));
	assert_int_equal(count, 1);
	assert_true(
		edition_forecast(edition, arena, indicator_primary(share), "79", &forecast, &err));
	assert_int_equal(forecast.count, 1);
	assert_true(edition_totals(edition, arena, share, "79", &totals, &count, &err));
	assert_int_equal(count, 1);
	assert_true(edition_total_parts(edition, arena, totals, &parts, &count, &err));
	assert_int_equal(count, 1);
	read_computed(edition, arena);
	edition_close(edition);
}
