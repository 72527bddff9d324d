/*
 * store/catalogue_load.c - reads the catalogue back, each table by one function.
 * Rows come in declared order; pointers between rows are set by id while reading,
 * so a table is read after the tables it points to.
 */
#include <limits.h>
#include <string.h>

#include "base/clock.h"
#include "store/catalogue.h"
#include "store/catalogue_content.h"
#include "store/catalogue_recipes.h"
#include "store/catalogue_rollup.h"

/* What the readers share; `fine` turns false at the first row that is none of ours. */
struct loading {
	struct db *db;
	struct arena *arena;
	struct catalogue *catalogue;
	struct error *err;
};

static bool damaged(const struct loading *loading, const char *what)
{
	return error_set(loading->err, ERROR_FAILURE, "catalogue.damaged", "%s", what);
}

/* Reads a word of a closed list; false, with the error set, for any other. */
static bool column_word(const struct loading *loading, struct stmt *stmt, int at,
	const char *const *words, int *ret)
{
	const char *word = column_text(stmt, loading->arena, at);

	*ret = text_index(words, word);
	return *ret >= 0 || damaged(loading, word);
}

static bool load_settings(const struct loading *loading)
{
	struct catalogue *catalogue = loading->catalogue;
	stmt_auto *stmt = db_query(loading->db, "SELECT name, value FROM setting");
	const struct {
		const char *name, **value;
	} settings[] = {
		{ "city", &catalogue->city },
		{ "title_vi", &catalogue->title[LANG_VI] },
		{ "title_en", &catalogue->title[LANG_EN] },
		{ "licence", &catalogue->licence },
		{ "licence_url", &catalogue->licence_url },
	};
	enum db_step step;

	for (size_t i = 0; i < COUNT(settings); i++)
		*settings[i].value = "";
	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		const char *name = column_text(stmt, loading->arena, 0);
		const char *value = column_text(stmt, loading->arena, 1);

		for (size_t i = 0; i < COUNT(settings); i++)
			if (strcmp(name, settings[i].name) == 0)
				*settings[i].value = value;
	}
	return step == DB_DONE;
}

static bool load_sources(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT id, code, title, publisher, date, url, grade,"
		" licence FROM source ORDER BY id");
	struct arena *arena = loading->arena;
	struct source *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count++] = (struct source){
			.id = (int)column_int(stmt, 0),
			.code = column_text(stmt, arena, 1),
			.title = column_text(stmt, arena, 2),
			.publisher = column_text(stmt, arena, 3),
			.date = column_text(stmt, arena, 4),
			.url = column_text(stmt, arena, 5),
			.grade = column_text(stmt, arena, 6),
			.licence = column_text(stmt, arena, 7),
		};
	}
	loading->catalogue->sources = list;
	loading->catalogue->source_count = count;
	return step == DB_DONE;
}

static bool load_reporters(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT id, code, name_vi, name_en, valid_from,"
		" valid_until, successor, source FROM reporter"
		" ORDER BY id");
	struct arena *arena = loading->arena;
	struct reporter *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count] = (struct reporter){
			.id = (int)column_int(stmt, 0),
			.code = column_text(stmt, arena, 1),
			.valid_from = column_text(stmt, arena, 4),
			.valid_until = column_text(stmt, arena, 5),
			.successor = column_text(stmt, arena, 6),
			.source = column_text(stmt, arena, 7),
		};
		column_pair(stmt, arena, 2, list[count++].name);
	}
	loading->catalogue->reporters = list;
	loading->catalogue->reporter_count = count;
	return step == DB_DONE;
}

static bool load_pillars(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT id, position, code, name_vi, name_en FROM pillar"
		" ORDER BY position, id");
	struct arena *arena = loading->arena;
	struct pillar *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count] = (struct pillar){
			.id = (int)column_int(stmt, 0),
			.order = (int)column_int(stmt, 1),
			.code = column_text(stmt, arena, 2),
		};
		column_pair(stmt, arena, 3, list[count++].name);
	}
	loading->catalogue->pillars = list;
	loading->catalogue->pillar_count = count;
	return step == DB_DONE;
}

static bool load_methods(const struct loading *loading, struct indicator *indicator)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT id, code, name_vi, name_en, note_vi, note_en, reporter, is_primary, "
		"illustrative"
		" FROM method WHERE indicator_id = ?1 ORDER BY position, id");
	struct arena *arena = loading->arena;
	struct method *list = NULL;
	int count = 0;
	enum db_step step;

	stmt_int(stmt, 1, indicator->id);
	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count] = (struct method){
			.id = (int)column_int(stmt, 0),
			.code = column_text(stmt, arena, 1),
			.reporter = column_text(stmt, arena, 6),
			.primary = column_int(stmt, 7) != 0,
			.illustrative = column_int(stmt, 8) != 0,
		};
		column_pair(stmt, arena, 2, list[count].name);
		column_pair(stmt, arena, 4, list[count].note);
		if (!catalogue_load_recipe(
			    loading->db, arena, indicator, &list[count++], loading->err))
			return false;
	}
	indicator->methods = list;
	indicator->method_count = count;
	return step == DB_DONE && (count > 0 || damaged(loading, indicator->code));
}

static bool load_indicator(const struct loading *loading, struct stmt *stmt, struct indicator *ret)
{
	struct arena *arena = loading->arena;
	const struct catalogue *catalogue = loading->catalogue;
	int kind, direction, scale;
	int pillar = (int)column_int(stmt, 3);

	*ret = (struct indicator){
		.id = (int)column_int(stmt, 0),
		.order = (int)column_int(stmt, 1),
		.code = column_text(stmt, arena, 2),
		.unit = unit_find(column_text(stmt, arena, 8)),
		.decimals = (int)column_int(stmt, 14),
		.frequency = column_text(stmt, arena, 15),
		.minimum = column_text(stmt, arena, 20),
		.maximum = column_text(stmt, arena, 21),
		.headline = column_int(stmt, 22) != 0,
		.source = column_text(stmt, arena, 23),
	};
	for (int i = 0; i < catalogue->pillar_count; i++)
		if (catalogue->pillars[i].id == pillar)
			ret->pillar = &catalogue->pillars[i];
	if (ret->unit == NULL || ret->pillar == NULL)
		return damaged(loading, ret->code);
	column_pair(stmt, arena, 4, ret->name);
	column_pair(stmt, arena, 6, ret->definition);
	column_pair(stmt, arena, 9, ret->unit_name);
	column_pair(stmt, arena, 16, ret->numerator);
	column_pair(stmt, arena, 18, ret->denominator);
	if (!column_word(loading, stmt, 11, indicator_kinds, &kind) ||
		!column_word(loading, stmt, 12, indicator_directions, &direction) ||
		!column_word(loading, stmt, 13, indicator_scales, &scale))
		return false;
	ret->kind = (enum indicator_kind)kind;
	ret->direction = (enum direction)direction;
	ret->scale = (enum scale_kind)scale;
	return catalogue_load_rollup(loading->db, arena, ret, loading->err) &&
		load_methods(loading, ret);
}

static bool load_indicators(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT id, position, code, pillar_id, name_vi, name_en, definition_vi, "
		"definition_en, unit,"
		" unit_name_vi, unit_name_en, kind, direction, scale, decimals, frequency, "
		"numerator_vi,"
		" numerator_en, denominator_vi, denominator_en, minimum, maximum, headline, source"
		" FROM indicator ORDER BY position, id");
	struct indicator *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		list = arena_push(loading->arena, list, (size_t)count, sizeof *list);
		if (!load_indicator(loading, stmt, &list[count++]))
			return false;
	}
	loading->catalogue->indicators = list;
	loading->catalogue->indicator_count = count;
	return step == DB_DONE;
}

static bool load_place(const struct loading *loading, struct stmt *stmt, struct place *ret)
{
	struct arena *arena = loading->arena;
	int level;

	*ret = (struct place){
		.id = (int)column_int(stmt, 0),
		.code = column_text(stmt, arena, 1),
		.valid_from = column_text(stmt, arena, 2),
		.valid_until = column_text(stmt, arena, 3),
		.until_day = INT_MAX,
		.other_names = column_text(stmt, arena, 9),
		.parent = column_text(stmt, arena, 10),
		.former_district = column_text(stmt, arena, 11),
		.population = column_int(stmt, 12),
		.area_km2 = column_text(stmt, arena, 13),
		.lat = column_text(stmt, arena, 14),
		.lon = column_text(stmt, arena, 15),
		.source = column_text(stmt, arena, 16),
	};
	column_pair(stmt, arena, 5, ret->name);
	column_pair(stmt, arena, 7, ret->type);
	if (!column_word(loading, stmt, 4, place_levels, &level))
		return false;
	ret->level = (enum place_level)level;
	if (!clock_date_parse(span_of(ret->valid_from), &ret->from_day) ||
		(ret->valid_until[0] != '\0' &&
			!clock_date_parse(span_of(ret->valid_until), &ret->until_day)))
		return damaged(loading, ret->code);
	return true;
}

static bool load_places(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT id, code, valid_from, valid_until, level, name_vi, name_en, type_vi, "
		"type_en,"
		" other_names, parent, former_district, population, area_km2, lat, lon, source"
		" FROM place ORDER BY id");
	struct place *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		list = arena_push(loading->arena, list, (size_t)count, sizeof *list);
		if (!load_place(loading, stmt, &list[count++]))
			return false;
	}
	loading->catalogue->places = list;
	loading->catalogue->place_count = count;
	return step == DB_DONE;
}

static bool load_links(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT from_id, to_id, whole, share, basis, source"
		" FROM place_link ORDER BY from_id, to_id");
	struct arena *arena = loading->arena;
	const struct catalogue *catalogue = loading->catalogue;
	struct place_link *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		struct place_link link = {
			.from = catalogue_place_id(catalogue, (int)column_int(stmt, 0)),
			.to = catalogue_place_id(catalogue, (int)column_int(stmt, 1)),
			.whole = column_int(stmt, 2) != 0,
			.share = column_text(stmt, arena, 3),
			.basis = column_text(stmt, arena, 4),
			.source = column_text(stmt, arena, 5),
		};

		if (link.from == NULL || link.to == NULL)
			return damaged(loading, "place_link");
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count++] = link;
	}
	loading->catalogue->links = list;
	loading->catalogue->link_count = count;
	return step == DB_DONE;
}

static bool load_decisions(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT id, code, number, date, issuer_vi, issuer_en,"
		" title_vi, title_en, source FROM decision ORDER BY id");
	struct arena *arena = loading->arena;
	struct decision *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		list = arena_push(arena, list, (size_t)count, sizeof *list);
		list[count] = (struct decision){
			.id = (int)column_int(stmt, 0),
			.code = column_text(stmt, arena, 1),
			.number = column_text(stmt, arena, 2),
			.date = column_text(stmt, arena, 3),
			.source = column_text(stmt, arena, 8),
		};
		column_pair(stmt, arena, 4, list[count].issuer);
		column_pair(stmt, arena, 6, list[count++].title);
	}
	loading->catalogue->decisions = list;
	loading->catalogue->decision_count = count;
	return step == DB_DONE;
}

static bool load_point(const struct loading *loading, struct stmt *stmt, struct plan_point *ret)
{
	const struct catalogue *catalogue = loading->catalogue;
	struct arena *arena = loading->arena;
	int comparator, decision = (int)column_int(stmt, 3);

	*ret = (struct plan_point){
		.source = column_text(stmt, arena, 8),
		.superseded = column_int(stmt, 9) != 0,
	};
	column_pair(stmt, arena, 6, ret->note);
	for (int i = 0; i < catalogue->decision_count; i++)
		if (catalogue->decisions[i].id == decision)
			ret->decision = &catalogue->decisions[i];
	if (ret->decision == NULL ||
		!period_parse(span_of(column_text(stmt, arena, 2)), &ret->period) ||
		!decimal_parse(span_of(column_text(stmt, arena, 4)), &ret->value))
		return damaged(loading, "plan_point");
	if (!column_word(loading, stmt, 5, plan_comparators, &comparator))
		return false;
	ret->comparator = (enum comparator)comparator;
	return true;
}

/* Puts `point` where its period belongs; equal periods keep the order they come in. */
static void insert_point(struct arena *arena, struct plan *plan, struct plan_point point)
{
	struct plan_point *list = arena_new(arena, (size_t)plan->count + 1, sizeof *list);
	int at = plan->count;

	if (plan->count > 0)
		memcpy(list, plan->points, (size_t)plan->count * sizeof *list);
	for (; at > 0 && period_compare(&list[at - 1].period, &point.period) > 0; at--)
		list[at] = list[at - 1];
	list[at] = point;
	plan->points = list;
	plan->count++;
}

static bool load_plans(const struct loading *loading)
{
	stmt_auto *stmt = db_query(loading->db,
		"SELECT indicator_id, place, period, decision_id, value, comparator,"
		" plan_point.note_vi, plan_point.note_en, plan_point.source, superseded"
		" FROM plan_point JOIN decision ON decision.id = decision_id"
		" ORDER BY indicator_id, place, decision.date, decision_id, period");
	const struct catalogue *catalogue = loading->catalogue;
	struct plan *list = NULL;
	int count = 0;
	enum db_step step;

	while ((step = stmt_step(stmt, loading->err)) == DB_ROW) {
		int indicator = (int)column_int(stmt, 0);
		const char *place = column_text(stmt, loading->arena, 1);
		struct plan_point point;

		if (!load_point(loading, stmt, &point))
			return false;
		if (count == 0 || list[count - 1].indicator->id != indicator ||
			strcmp(list[count - 1].place, place) != 0) {
			list = arena_push(loading->arena, list, (size_t)count, sizeof *list);
			list[count] = (struct plan){ .place = place };
			for (int i = 0; i < catalogue->indicator_count; i++)
				if (catalogue->indicators[i].id == indicator)
					list[count].indicator = &catalogue->indicators[i];
			if (list[count++].indicator == NULL)
				return damaged(loading, "plan_point");
		}
		insert_point(loading->arena, &list[count - 1], point);
	}
	loading->catalogue->plans = list;
	loading->catalogue->plan_count = count;
	return step == DB_DONE;
}

bool catalogue_load(struct db *db, struct arena *arena, struct catalogue *ret, struct error *err)
{
	struct catalogue *catalogue = arena_new(arena, 1, sizeof *catalogue);
	struct loading loading = { db, arena, catalogue, err };

	if (!load_settings(&loading) || !load_sources(&loading) || !load_reporters(&loading) ||
		!load_pillars(&loading) || !load_indicators(&loading) || !load_places(&loading) ||
		!load_links(&loading) || !catalogue_load_calendars(db, arena, catalogue, err) ||
		!load_decisions(&loading) || !load_plans(&loading) ||
		!catalogue_load_content(db, arena, catalogue, err))
		return false;
	catalogue_index(arena, catalogue);
	*ret = *catalogue;
	return true;
}
