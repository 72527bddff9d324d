/* store/edition/derive_ranks.c - the table `ranking`; see derive_private.h. */
#include "indicators/composite_ranks.h"
#include "store/edition/derive_private.h"

/* Drawn settings are the same in every edition. */
static const uint64_t seed = 20221;

/* The last period in which a place of the level has a value, or NULL. */
static const struct period *last_period(
	const struct derive_spot *spots, const bool *known, size_t count, enum place_level level)
{
	const struct period *last = NULL;

	for (size_t i = 0; i < count; i++)
		if (spots[i].place->level == level && known[i] &&
			(last == NULL || last->until < spots[i].period.until ||
				(last->until == spots[i].period.until &&
					last->from < spots[i].period.from)))
			last = &spots[i].period;
	return last;
}

/* What is the same in every row of one ranking. */
struct ranking {
	const struct method *method;
	int settings, places;
};

static bool write_rank(struct stmt *stmt, const struct ranking *ranking,
	const struct derive_spot *spot, const struct composite_rank *rank, struct error *err)
{
	stmt_int(stmt, 1, ranking->method->id);
	stmt_int(stmt, 2, spot->place->id);
	stmt_text(stmt, 3, spot->period.label);
	stmt_int(stmt, 4, rank->rank);
	stmt_int(stmt, 5, rank->best);
	stmt_int(stmt, 6, rank->worst);
	stmt_int(stmt, 7, rank->changed);
	stmt_int(stmt, 8, ranking->settings);
	stmt_int(stmt, 9, ranking->places);
	stmt_int(stmt, 10, DERIVE_SPREAD);
	return stmt_run(stmt, err);
}

/* Ranks the places of one level among each other. */
static bool rank_level(const struct deriving *deriving, struct stmt *stmt,
	const struct derive_spot *spots, const bool *known, size_t count, enum place_level level)
{
	const struct period *period = last_period(spots, known, count, level);
	struct ranking ranking = { .method = deriving->recipe->method };
	arena_auto arena = { 0 };
	const struct derive_spot **ranked = arena_new(&arena, count + 1, sizeof(void *));
	struct composite_result *results = NULL;
	struct composite_rank *ranks;
	size_t places = 0;

	for (size_t i = 0; period != NULL && i < count; i++)
		if (spots[i].place->level == level && known[i] &&
			period_compare(&spots[i].period, period) == 0) {
			results = arena_push(&arena, results, places, sizeof *results);
			derive_composite(deriving, &spots[i], &results[places]);
			ranked[places++] = &spots[i];
		}
	if (places < 2)
		return true;
	ranks = arena_new(&arena, places, sizeof *ranks);
	ranking.places = (int)places;
	ranking.settings = composite_sensitivity(ranking.method->composite, results, ranking.places,
		DERIVE_SPREAD, seed, &arena, ranks);
	for (size_t i = 0; i < places; i++)
		if (!write_rank(stmt, &ranking, ranked[i], &ranks[i], deriving->err))
			return false;
	return true;
}

bool derive_rank(const struct deriving *deriving, const struct derive_spot *spots,
	const bool *known, size_t count)
{
	stmt_auto *stmt = db_query(deriving->edition,
		"INSERT INTO ranking VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

	for (enum place_level level = PLACE_COUNTRY; level <= PLACE_WARD; level++)
		if (!rank_level(deriving, stmt, spots, known, count, level))
			return false;
	return true;
}
