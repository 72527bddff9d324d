/* store/edition/derive.c - see derive.h. What it is made from is found by derive_inputs.c. */
#include "store/edition/derive.h"

#include <string.h>

#include "store/edition/derive_private.h"

static const char *const helds[] = { "", "figure", "total", "population" };

/* The lookup of one evaluation. */
struct lookup {
	const struct deriving *deriving;
	const struct derive_spot *spot;
};

/* In the spot's own period only the place itself counts; earlier on, also who had its code. */
static const struct observation *find_figure(
	void *self, int input, const struct place *place, const struct period *period)
{
	const struct lookup *lookup = self;
	bool heirs = period_compare(period, &lookup->spot->period) != 0;
	const struct derive_entry *entry = derive_input_find(
		&lookup->deriving->inputs[input], place, period, heirs);

	return entry == NULL ? NULL : &entry->figure;
}

void derive_composite(const struct deriving *deriving, const struct derive_spot *spot,
	struct composite_result *ret)
{
	struct lookup lookup = { deriving, spot };
	const struct recipe_source source = { find_figure, &lookup };

	recipe_composite(deriving->recipe, &source, spot->place, &spot->period, ret);
}

/* Binds the key that figures and parts begin with. */
static void bind_spot(
	struct stmt *stmt, const struct deriving *deriving, const struct derive_spot *spot)
{
	stmt_int(stmt, 1, deriving->recipe->method->id);
	stmt_int(stmt, 2, spot->place->id);
	stmt_int(stmt, 3, spot->period.from);
	stmt_int(stmt, 4, spot->period.until);
}

/* Which table a part is from. */
static enum derive_held held_of(const struct deriving *deriving, const struct recipe_part *part)
{
	if (part->figure == NULL)
		return HELD_NONE;
	if (deriving->recipe->inputs[part->input].indicator == NULL)
		return HELD_POPULATION;
	/* find_figure() gives the first member of an entry */
	return ((const struct derive_entry *)part->figure)->held;
}

static bool write_part(const struct deriving *deriving, const struct derive_spot *spot,
	int position, const struct recipe_part *part)
{
	const struct composite_part *component = part->component;
	struct stmt *stmt = deriving->part;
	bool weighed = component != NULL && component->known;

	bind_spot(stmt, deriving, spot);
	stmt_int(stmt, 5, position);
	stmt_text(stmt, 6, helds[held_of(deriving, part)]);
	stmt_int(stmt, 7, part->input);
	stmt_int(stmt, 8, part->figure == NULL ? spot->place->id : part->figure->place->id);
	stmt_text(stmt, 9, part->period.label);
	stmt_decimal(stmt, 10, weighed, weighed ? component->normalised : (struct decimal){ 0 });
	stmt_decimal(stmt, 12, weighed, weighed ? component->contribution : (struct decimal){ 0 });
	stmt_int(stmt, 14, weighed && component->outside);
	return stmt_run(stmt, deriving->err);
}

static bool write_figure(const struct deriving *deriving, const struct derive_spot *spot,
	const struct observation *figure)
{
	struct stmt *stmt = deriving->figure;

	bind_spot(stmt, deriving, spot);
	stmt_text(stmt, 5, spot->period.label);
	stmt_decimal(stmt, 6, figure->known, figure->value);
	stmt_text(stmt, 8, (const char[]){ figure->status, '\0' });
	stmt_pair(stmt, 9, figure->note);
	stmt_int(stmt, 11, figure->since);
	return stmt_run(stmt, deriving->err);
}

/* Has the place's series begun, so that a gap in it is worth telling? */
enum begun { NOT_BEGUN, BEGUN };

static bool derive_spot(const struct deriving *deriving, const struct derive_spot *spot,
	enum begun begun, bool *ret_known, bool *ret_written)
{
	arena_auto arena = { 0 };
	struct lookup lookup = { deriving, spot };
	const struct recipe_source source = { find_figure, &lookup };
	struct recipe_made made;

	recipe_figure(deriving->recipe, &source, spot->place, &spot->period, &arena, &made);
	*ret_known = made.figure.known;
	*ret_written = begun == BEGUN || !made.wanting;
	if (!*ret_written)
		return true;
	for (int i = 0; i < made.count; i++)
		if (!write_part(deriving, spot, i, &made.parts[i]))
			return false;
	return write_figure(deriving, spot, &made.figure);
}

/* The spots of one place code: where nothing is told, those of the city still say why. */
static bool derive_series(const struct deriving *deriving, const struct derive_spot *spots,
	size_t count, const char *city, bool *known)
{
	enum begun begun = NOT_BEGUN;
	bool any = false, written;

	for (size_t i = 0; i < count; i++) {
		if (!derive_spot(deriving, &spots[i], begun, &known[i], &written))
			return false;
		any |= written;
		if (known[i])
			begun = BEGUN;
	}
	if (any || strcmp(spots[0].place->code, city) != 0)
		return true;
	for (size_t i = 0; i < count; i++)
		if (!derive_spot(deriving, &spots[i], BEGUN, &known[i], &written))
			return false;
	return true;
}

/* Leaves out the spots where a figure was reported. Returns how many stay. */
static size_t unreported(
	struct derive_spot *spots, size_t count, const struct derive_input *reported)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (derive_input_find(reported, spots[i].place, &spots[i].period, false) == NULL)
			spots[kept++] = spots[i];
	return kept;
}

static bool derive_all(const struct deriving *deriving, const struct derive_spot *spots,
	size_t count, const char *city, bool *known)
{
	size_t end;

	for (size_t i = 0; i < count; i = end) {
		for (end = i + 1; end < count; end++)
			if (strcmp(spots[end].place->code, spots[i].place->code) != 0)
				break;
		if (!derive_series(deriving, &spots[i], end - i, city, &known[i]))
			return false;
	}
	return deriving->recipe->formula != NULL || derive_rank(deriving, spots, known, count);
}

static bool derive_recipe(struct deriving *deriving, const struct catalogue *catalogue)
{
	arena_auto arena = { 0 };
	const struct recipe *recipe = deriving->recipe;
	struct derive_spot *spots;
	struct derive_input reported;
	size_t count;

	deriving->inputs = arena_new(&arena, (size_t)recipe->count, sizeof *deriving->inputs);
	for (int i = 0; i < recipe->count; i++)
		if (recipe->inputs[i].method != NULL &&
			!derive_input_read(deriving->edition, &arena, catalogue,
				recipe->inputs[i].method, &deriving->inputs[i], deriving->err))
			return false;
	if (!derive_input_read(
		    deriving->edition, &arena, catalogue, recipe->method, &reported, deriving->err))
		return false;
	count = derive_spots(&arena, deriving->inputs, recipe->count, &spots);
	count = unreported(spots, count, &reported);
	return derive_all(
		deriving, spots, count, catalogue->city, arena_new(&arena, count, sizeof(bool)));
}

bool derive_write(struct db *edition, const struct catalogue *catalogue, struct error *err)
{
	arena_auto arena = { 0 };
	stmt_auto *figure = db_query(edition,
		"INSERT INTO figure VALUES (?1, ?2, ?3, ?4, '', '', 0, 1, ?5, ?6, ?7, NULL, NULL, "
		"NULL, NULL, 1, ?8, '', ?9, ?10, ?11, NULL)");
	stmt_auto *part = db_query(edition,
		"INSERT INTO part VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
		"?14)");
	struct recipes recipes;

	if (!recipes_make(&arena, catalogue, &recipes, err))
		return false;
	for (int i = 0; i < recipes.count; i++) {
		struct deriving deriving = { .edition = edition,
			.recipe = &recipes.items[i],
			.figure = figure,
			.part = part,
			.err = err };

		if (!derive_recipe(&deriving, catalogue))
			return false;
	}
	return true;
}
