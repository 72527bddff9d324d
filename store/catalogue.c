/*
 * store/catalogue.c - writes the catalogue. Each table has its statement and,
 * directly below, the function that binds one row; ids that are 0 are given by
 * the table. catalogue_load.c reads it back.
 */
#include "store/catalogue.h"

#include "store/catalogue_content.h"
#include "store/catalogue_recipes.h"
#include "store/catalogue_rollup.h"

/* Binds an id, or NULL so that the table gives one. */
static void bind_id(struct stmt *stmt, int at, int id)
{
	if (id == 0)
		stmt_null(stmt, at);
	else
		stmt_int(stmt, at, id);
}

static bool save_settings(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO setting VALUES (?1, ?2)"
		" ON CONFLICT DO UPDATE SET value = excluded.value");
	const struct {
		const char *name, *value;
	} settings[] = {
		{ "city", catalogue->city },
		{ "title_vi", catalogue->title[LANG_VI] },
		{ "title_en", catalogue->title[LANG_EN] },
		{ "licence", catalogue->licence },
		{ "licence_url", catalogue->licence_url },
	};

	for (size_t i = 0; i < COUNT(settings); i++) {
		stmt_text(stmt, 1, settings[i].name);
		stmt_text(stmt, 2, settings[i].value);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_sources(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
		" ON CONFLICT (code) DO UPDATE SET title = excluded.title, publisher = "
		"excluded.publisher,"
		" date = excluded.date, url = excluded.url, grade = excluded.grade,"
		" licence = excluded.licence");

	for (int i = 0; i < catalogue->source_count; i++) {
		const struct source *source = &catalogue->sources[i];

		bind_id(stmt, 1, source->id);
		stmt_text(stmt, 2, source->code);
		stmt_text(stmt, 3, source->title);
		stmt_text(stmt, 4, source->publisher);
		stmt_text(stmt, 5, source->date);
		stmt_text(stmt, 6, source->url);
		stmt_text(stmt, 7, source->grade);
		stmt_text(stmt, 8, source->licence);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_reporters(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO reporter VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
		" ON CONFLICT (code) DO UPDATE SET name_vi = excluded.name_vi, name_en = "
		"excluded.name_en,"
		" valid_from = excluded.valid_from, valid_until = excluded.valid_until,"
		" successor = excluded.successor, source = excluded.source");

	for (int i = 0; i < catalogue->reporter_count; i++) {
		const struct reporter *reporter = &catalogue->reporters[i];

		bind_id(stmt, 1, reporter->id);
		stmt_text(stmt, 2, reporter->code);
		stmt_pair(stmt, 3, reporter->name);
		stmt_text(stmt, 5, reporter->valid_from);
		stmt_text(stmt, 6, reporter->valid_until);
		stmt_text(stmt, 7, reporter->successor);
		stmt_text(stmt, 8, reporter->source);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_pillars(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO pillar VALUES (?1, ?2, ?3, ?4, ?5)"
		" ON CONFLICT (code) DO UPDATE SET position = excluded.position,"
		" name_vi = excluded.name_vi, name_en = excluded.name_en");

	for (int i = 0; i < catalogue->pillar_count; i++) {
		const struct pillar *pillar = &catalogue->pillars[i];

		bind_id(stmt, 1, pillar->id);
		stmt_int(stmt, 2, i);
		stmt_text(stmt, 3, pillar->code);
		stmt_pair(stmt, 4, pillar->name);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_methods(struct db *db, const struct indicator *indicator, struct error *err)
{
	stmt_auto *others = db_query(db,
		"UPDATE method SET is_primary = 0"
		" WHERE indicator_id = (SELECT id FROM indicator WHERE code = ?1)");
	stmt_auto *stmt = db_query(db,
		"INSERT INTO method VALUES (?1, (SELECT id FROM indicator WHERE code = ?2),"
		" ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
		" ON CONFLICT (indicator_id, code) DO UPDATE SET position = excluded.position,"
		" name_vi = excluded.name_vi, name_en = excluded.name_en, note_vi = "
		"excluded.note_vi,"
		" note_en = excluded.note_en, reporter = excluded.reporter,"
		" is_primary = excluded.is_primary, illustrative = excluded.illustrative");

	/* a method that the new catalogue no longer names stays, but is primary no more */
	stmt_text(others, 1, indicator->code);
	if (!stmt_run(others, err))
		return false;
	for (int i = 0; i < indicator->method_count; i++) {
		const struct method *method = &indicator->methods[i];

		bind_id(stmt, 1, method->id);
		stmt_text(stmt, 2, indicator->code);
		stmt_int(stmt, 3, i);
		stmt_text(stmt, 4, method->code);
		stmt_pair(stmt, 5, method->name);
		stmt_pair(stmt, 7, method->note);
		stmt_text(stmt, 9, method->reporter);
		stmt_int(stmt, 10, method->primary);
		stmt_int(stmt, 11, method->illustrative);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_indicators(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO indicator VALUES (?1, ?2, ?3, (SELECT id FROM pillar WHERE code = "
		"?4), ?5, ?6,"
		" ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "
		"?23, ?24)"
		" ON CONFLICT (code) DO UPDATE SET position = excluded.position,"
		" pillar_id = excluded.pillar_id, name_vi = excluded.name_vi, name_en = "
		"excluded.name_en,"
		" definition_vi = excluded.definition_vi, definition_en = excluded.definition_en,"
		" unit = excluded.unit, unit_name_vi = excluded.unit_name_vi,"
		" unit_name_en = excluded.unit_name_en, kind = excluded.kind,"
		" direction = excluded.direction, scale = excluded.scale, decimals = "
		"excluded.decimals,"
		" frequency = excluded.frequency, numerator_vi = excluded.numerator_vi,"
		" numerator_en = excluded.numerator_en, denominator_vi = excluded.denominator_vi,"
		" denominator_en = excluded.denominator_en, minimum = excluded.minimum,"
		" maximum = excluded.maximum, headline = excluded.headline, source = "
		"excluded.source");

	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		bind_id(stmt, 1, indicator->id);
		stmt_int(stmt, 2, i);
		stmt_text(stmt, 3, indicator->code);
		stmt_text(stmt, 4, indicator->pillar->code);
		stmt_pair(stmt, 5, indicator->name);
		stmt_pair(stmt, 7, indicator->definition);
		stmt_text(stmt, 9, indicator->unit->code);
		stmt_pair(stmt, 10, indicator->unit_name);
		stmt_text(stmt, 12, indicator_kinds[indicator->kind]);
		stmt_text(stmt, 13, indicator_directions[indicator->direction]);
		stmt_text(stmt, 14, indicator_scales[indicator->scale]);
		stmt_int(stmt, 15, indicator->decimals);
		stmt_text(stmt, 16, indicator->frequency);
		stmt_pair(stmt, 17, indicator->numerator);
		stmt_pair(stmt, 19, indicator->denominator);
		stmt_text(stmt, 21, indicator->minimum);
		stmt_text(stmt, 22, indicator->maximum);
		stmt_int(stmt, 23, indicator->headline);
		stmt_text(stmt, 24, indicator->source);
		if (!stmt_run(stmt, err) || !save_methods(db, indicator, err))
			return false;
	}
	return true;
}

static bool save_places(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO place VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
		"?14, ?15,"
		" ?16, ?17)"
		" ON CONFLICT (code, valid_from) DO UPDATE SET valid_until = excluded.valid_until,"
		" level = excluded.level, name_vi = excluded.name_vi, name_en = excluded.name_en,"
		" type_vi = excluded.type_vi, type_en = excluded.type_en,"
		" other_names = excluded.other_names, parent = excluded.parent,"
		" former_district = excluded.former_district, population = excluded.population,"
		" area_km2 = excluded.area_km2, lat = excluded.lat, lon = excluded.lon,"
		" source = excluded.source");

	for (int i = 0; i < catalogue->place_count; i++) {
		const struct place *place = &catalogue->places[i];

		bind_id(stmt, 1, place->id);
		stmt_text(stmt, 2, place->code);
		stmt_text(stmt, 3, place->valid_from);
		stmt_text(stmt, 4, place->valid_until);
		stmt_text(stmt, 5, place_levels[place->level]);
		stmt_pair(stmt, 6, place->name);
		stmt_pair(stmt, 8, place->type);
		stmt_text(stmt, 10, place->other_names);
		stmt_text(stmt, 11, place->parent);
		stmt_text(stmt, 12, place->former_district);
		stmt_int(stmt, 13, place->population);
		stmt_text(stmt, 14, place->area_km2);
		stmt_text(stmt, 15, place->lat);
		stmt_text(stmt, 16, place->lon);
		stmt_text(stmt, 17, place->source);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

/* The ends of a link are bound by key, because new places have no ids yet. */
static bool save_links(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO place_link VALUES ((SELECT id FROM place WHERE code = ?1 AND "
		"valid_from = ?2),"
		" (SELECT id FROM place WHERE code = ?3 AND valid_from = ?4), ?5, ?6, ?7, ?8)"
		" ON CONFLICT DO UPDATE SET whole = excluded.whole, share = excluded.share,"
		" basis = excluded.basis, source = excluded.source");

	for (int i = 0; i < catalogue->link_count; i++) {
		const struct place_link *link = &catalogue->links[i];

		stmt_text(stmt, 1, link->from->code);
		stmt_text(stmt, 2, link->from->valid_from);
		stmt_text(stmt, 3, link->to->code);
		stmt_text(stmt, 4, link->to->valid_from);
		stmt_int(stmt, 5, link->whole);
		stmt_text(stmt, 6, link->share);
		stmt_text(stmt, 7, link->basis);
		stmt_text(stmt, 8, link->source);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_decisions(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO decision VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
		" ON CONFLICT (code) DO UPDATE SET number = excluded.number, date = excluded.date,"
		" issuer_vi = excluded.issuer_vi, issuer_en = excluded.issuer_en,"
		" title_vi = excluded.title_vi, title_en = excluded.title_en, source = "
		"excluded.source");

	for (int i = 0; i < catalogue->decision_count; i++) {
		const struct decision *decision = &catalogue->decisions[i];

		bind_id(stmt, 1, decision->id);
		stmt_text(stmt, 2, decision->code);
		stmt_text(stmt, 3, decision->number);
		stmt_text(stmt, 4, decision->date);
		stmt_pair(stmt, 5, decision->issuer);
		stmt_pair(stmt, 7, decision->title);
		stmt_text(stmt, 9, decision->source);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_plan(struct db *db, const struct plan *plan, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO plan_point VALUES ((SELECT id FROM indicator WHERE code = ?1), ?2, ?3,"
		" (SELECT id FROM decision WHERE code = ?4), ?5, ?6, ?7, ?8, ?9, ?10)");

	for (int i = 0; i < plan->count; i++) {
		const struct plan_point *point = &plan->points[i];
		text_auto value = { 0 };

		decimal_print(point->value, &value);
		stmt_text(stmt, 1, plan->indicator->code);
		stmt_text(stmt, 2, plan->place);
		stmt_text(stmt, 3, point->period.label);
		stmt_text(stmt, 4, point->decision->code);
		stmt_text(stmt, 5, text_z(&value));
		stmt_text(stmt, 6, plan_comparators[point->comparator]);
		stmt_pair(stmt, 7, point->note);
		stmt_text(stmt, 9, point->source);
		stmt_int(stmt, 10, point->superseded);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_plans(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	if (!db_run(db, "DELETE FROM plan_point", err))
		return false;
	for (int i = 0; i < catalogue->plan_count; i++)
		if (!save_plan(db, &catalogue->plans[i], err))
			return false;
	return true;
}

bool catalogue_save(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	return save_settings(db, catalogue, err) && save_sources(db, catalogue, err) &&
		save_reporters(db, catalogue, err) && save_pillars(db, catalogue, err) &&
		save_indicators(db, catalogue, err) && catalogue_save_rollup(db, catalogue, err) &&
		save_places(db, catalogue, err) && save_links(db, catalogue, err) &&
		save_decisions(db, catalogue, err) && save_plans(db, catalogue, err) &&
		catalogue_save_recipes(db, catalogue, err) &&
		catalogue_save_content(db, catalogue, err);
}
