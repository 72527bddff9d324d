/* store/catalogue_recipes.c - see catalogue_recipes.h. */
#include "store/catalogue_recipes.h"

#include "indicators/composite.h"

static void bind_decimal(struct stmt *stmt, int at, struct decimal value)
{
	text_auto text = { 0 };

	decimal_print(value, &text);
	stmt_text(stmt, at, text_z(&text));
}

static bool save_components(struct db *db, const struct indicator *indicator,
	const struct method *method, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO component VALUES ((SELECT id FROM method WHERE code = ?1 AND"
		" indicator_id = (SELECT id FROM indicator WHERE code = ?2)),"
		" ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

	for (int i = 0; i < method->composite->count; i++) {
		const struct composite_component *each = &method->composite->components[i];

		stmt_text(stmt, 1, method->code);
		stmt_text(stmt, 2, indicator->code);
		stmt_int(stmt, 3, i);
		stmt_text(stmt, 4, each->code);
		stmt_text(stmt, 5, each->method);
		bind_decimal(stmt, 6, each->minimum);
		bind_decimal(stmt, 7, each->maximum);
		stmt_text(stmt, 8, indicator_directions[each->direction]);
		bind_decimal(stmt, 9, each->weight);
		if (!stmt_run(stmt, err))
			return false;
	}
	return true;
}

static bool save_recipe(struct db *db, const struct indicator *indicator,
	const struct method *method, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"INSERT INTO recipe VALUES ((SELECT id FROM method WHERE code = ?1 AND"
		" indicator_id = (SELECT id FROM indicator WHERE code = ?2)), ?3, ?4, ?5, ?6)");
	const struct composite *composite = method->composite;

	stmt_text(stmt, 1, method->code);
	stmt_text(stmt, 2, indicator->code);
	stmt_text(stmt, 3, method->formula == NULL ? "" : method->formula);
	if (composite == NULL) {
		stmt_text(stmt, 4, "");
		stmt_text(stmt, 5, "");
		stmt_text(stmt, 6, "");
		return stmt_run(stmt, err);
	}
	bind_decimal(stmt, 4, composite->full);
	stmt_text(stmt, 5, composite_policies[composite->policy]);
	bind_decimal(stmt, 6, composite->least);
	return stmt_run(stmt, err) && save_components(db, indicator, method, err);
}

bool catalogue_save_recipes(struct db *db, const struct catalogue *catalogue, struct error *err)
{
	if (!db_run(db, "DELETE FROM component; DELETE FROM recipe", err))
		return false;
	for (int i = 0; i < catalogue->indicator_count; i++)
		for (int m = 0; m < catalogue->indicators[i].method_count; m++) {
			const struct indicator *indicator = &catalogue->indicators[i];
			const struct method *method = &indicator->methods[m];

			if (method_computed(method) && !save_recipe(db, indicator, method, err))
				return false;
		}
	return true;
}

static bool load_component(
	struct stmt *stmt, struct arena *arena, struct composite_component *ret, struct error *err)
{
	int direction = text_index(indicator_directions, column_text(stmt, arena, 4));

	*ret = (struct composite_component){
		.code = column_text(stmt, arena, 0),
		.method = column_text(stmt, arena, 1),
		.direction = direction < 0 ? DIRECTION_NONE : (enum direction)direction,
	};
	return (decimal_parse(span_of(column_text(stmt, arena, 2)), &ret->minimum) &&
		       decimal_parse(span_of(column_text(stmt, arena, 3)), &ret->maximum) &&
		       decimal_parse(span_of(column_text(stmt, arena, 5)), &ret->weight)) ||
		error_set(err, ERROR_FAILURE, "catalogue.damaged", "%s", ret->code);
}

static bool load_components(struct db *db, struct arena *arena, const struct method *method,
	struct composite *ret, struct error *err)
{
	stmt_auto *stmt = db_query(db,
		"SELECT indicator, method, minimum, maximum, direction, weight FROM component"
		" WHERE method_id = ?1 ORDER BY position");
	struct composite_component *list = NULL;
	size_t count = 0;
	enum db_step step;

	stmt_int(stmt, 1, method->id);
	while ((step = stmt_step(stmt, err)) == DB_ROW) {
		list = arena_push(arena, list, count, sizeof *list);
		if (!load_component(stmt, arena, &list[count++], err))
			return false;
	}
	ret->components = list;
	ret->count = (int)count;
	return step == DB_DONE;
}

static bool load_composite(struct db *db, struct stmt *stmt, struct arena *arena, int decimals,
	struct method *ret, struct error *err)
{
	struct composite *composite = arena_new(arena, 1, sizeof *composite);
	int policy = text_index(composite_policies, column_text(stmt, arena, 2));

	composite->decimals = decimals;
	if (policy < 0 || !decimal_parse(span_of(column_text(stmt, arena, 1)), &composite->full) ||
		!decimal_parse(span_of(column_text(stmt, arena, 3)), &composite->least))
		return error_set(err, ERROR_FAILURE, "catalogue.damaged", "%s", ret->code);
	composite->policy = (enum composite_policy)policy;
	ret->composite = composite;
	return load_components(db, arena, ret, composite, err);
}

static bool load_recipe(struct db *db, struct arena *arena, const struct indicator *indicator,
	struct method *ret, struct error *err)
{
	stmt_auto *stmt = db_query(
		db, "SELECT formula, full, policy, least FROM recipe WHERE method_id = ?1");
	enum db_step step;
	const char *formula;

	stmt_int(stmt, 1, ret->id);
	step = stmt_step(stmt, err);
	if (step != DB_ROW)
		return step == DB_DONE;
	formula = column_text(stmt, arena, 0);
	if (*formula == '\0')
		return load_composite(db, stmt, arena, indicator->decimals, ret, err);
	ret->formula = formula;
	return true;
}

bool catalogue_load_recipe(struct db *db, struct arena *arena, const struct indicator *indicator,
	struct method *ret, struct error *err)
{
	bool there;

	/* an edition made before there were recipes has none */
	if (!db_has_table(db, "recipe", &there, err))
		return false;
	return !there || load_recipe(db, arena, indicator, ret, err);
}
