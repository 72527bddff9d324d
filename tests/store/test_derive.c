/* tests/store/test_derive.c - the contract of store/edition/derive.h and part.h, as a table. */
#include "tests/store/make.h"

#include <sqlite3.h>

#include "store/db.h"
#include "store/edition/derive.h"
#include "store/edition/open.h"
#include "store/edition/part.h"

static struct arena arena;

/* An edition of the figures, with small.h's computed indicators. */
static struct edition *make_edition(const char *dir, const char *figures)
{
	struct office *office = make_office(dir);
	struct error err = { .key = "" };
	struct edition *edition;

	must(office_catalogue_save(office, small_computed(), "tester", &err), &err);
	(void)submit(office, figures);
	approve_all(office);
	(void)publish_at(office, "2026-01-01T00:00:00Z");
	office_close(office);
	edition = edition_open(shelf_path(&arena, dir, 1), &err);
	must(edition != NULL, &err);
	return edition;
}

static void draw_value(bool known, struct decimal value, struct text *ret)
{
	if (known)
		decimal_print(value, ret);
	else
		text_addz(ret, "-");
}

static void draw_part(const struct edition_part *part, struct text *ret)
{
	const struct observation *figure = part->figure;

	text_addf(ret, " %s.%s/%s=", part->indicator->code, part->method->code, part->period.label);
	if (part->total != NULL)
		draw_value(part->total->known, part->total->value, ret);
	else
		draw_value(figure != NULL && figure->known,
			figure == NULL ? (struct decimal){ 0 } : figure->value, ret);
	text_addz(ret, part->total != NULL ? "T" : "");
	if (!part->weighed)
		return;
	text_addc(ret, '+');
	decimal_print(part->contribution, ret);
	text_addz(ret, part->outside ? "!" : "");
}

/* `PLACE/PERIOD=VALUE STATUS (parts) note;` for each figure of an indicator. */
static void draw(struct edition *edition, const char *code, struct text *ret)
{
	const struct catalogue *catalogue = edition_catalogue(edition);
	struct edition_figure *figures;
	struct edition_part *parts;
	size_t count, part_count;
	struct error err;

	assert_true(edition_figures(
		edition, &arena, catalogue_indicator(catalogue, code), &figures, &count, &err));
	for (size_t i = 0; i < count; i++) {
		const struct observation *each = &figures[i].observation;

		assert_true(each->computed && each->since == 1);
		text_addf(ret, "%s/%s=", each->place->code, each->period.label);
		draw_value(each->known, each->value, ret);
		text_addf(ret, "%c (", each->status);
		assert_true(edition_parts(
			edition, &arena, figures[i].method, each, &parts, &part_count, &err));
		for (size_t k = 0; k < part_count; k++)
			draw_part(&parts[k], ret);
		text_addf(ret, " ) %s;", each->note[LANG_EN]);
	}
}

static const struct {
	const char *figures, *code, *seen;
} cases[] = {
	/* clang-format off */
	{ "share.mic/79/2022=20 share.gso/79/2022=8", "computed",
	  "79/2022=250.0A ( share.mic/2022=20 share.gso/2022=8 ) ;" },
	/* the worst status of the two */
	{ "share.mic/79/2022=20E share.gso/79/2022=8P", "computed",
	  "79/2022=250.0E ( share.mic/2022=20 share.gso/2022=8 ) ;" },
	/* a place other than the city has no figure before its first value, and a gap after it */
	{ "share.mic/VN/2021=20 share.mic/VN/2022=20 share.gso/VN/2022=8 share.mic/VN/2023=20", "computed",
	  "VN/2022=250.0A ( share.mic/2022=20 share.gso/2022=8 ) ;"
	  "VN/2023=-M ( share.mic/2023=20 share.gso/2023=- ) "
	  "Not computed: there is no figure for “Share (The statistics office's)” in 2023.;" },
	/* the city says why there is none at all */
	{ "share.mic/79/2022=20", "computed",
	  "79/2022=-M ( share.mic/2022=20 share.gso/2022=- ) "
	  "Not computed: there is no figure for “Share (The statistics office's)” in 2022.;" },
	{ "share.mic/VN/2022=20", "computed", "" },
	/* a figure without a value is missing too */
	{ "share.mic/79/2022=20 share.gso/79/2022=M", "computed",
	  "79/2022=-M ( share.mic/2022=20 share.gso/2022=- ) "
	  "Not computed: there is no figure for “Share (The statistics office's)” in 2022.;" },
	{ "share.mic/VN/2022=20 share.gso/VN/2022=0", "computed",
	  "VN/2022=-M ( share.mic/2022=20 share.gso/2022=0 ) Not computed: it would be divided by zero.;" },
	{ "share.mic/79/2021=7 share.mic/79/2022=20 share.gso/79/2022=0", "computed",
	  "79/2022=-M ( share.mic/2022=20 share.gso/2022=0 ) Not computed: it would be divided by zero.;" },
	/* from the total of the city where nothing is published, and from the ward itself */
	{ "users.count/00123/2025=40 users.count/00123/2026=50", "growth",
	  "79/2026=25.0A ( users.count/2026=50T users.count/2025=40T ) ;"
	  "00123/2026=25.0A ( users.count/2026=50 users.count/2025=40 ) ;" },
	{ "users.count/00123/2025=40 users.count/00123/2026=50 users.count/79/2026=60", "growth",
	  "79/2026=50.0A ( users.count/2026=60 users.count/2025=40T ) ;"
	  "00123/2026=25.0A ( users.count/2026=50 users.count/2025=40 ) ;" },
	/* the city of other borders the year before: a break */
	{ "users.count/79/2024=40 users.count/79/2025=50", "growth",
	  "79/2025=25.0B ( users.count/2025=50 users.count/2024=40 ) "
	  "Made from figures on two different boundaries.;" },
	/* a composite, a component beyond its anchor, one missing with enough and with too little left */
	{ "share.mic/79/2022=25 share.gso/79/2022=10", "mix",
	  "79/2022=50.0A ( share.mic/2022=25+37.5 share.gso/2022=10+12.5 ) ;" },
	{ "share.mic/79/2022=60 share.gso/79/2022=10", "mix",
	  "79/2022=87.5A ( share.mic/2022=60+75.0! share.gso/2022=10+12.5 ) ;" },
	{ "share.mic/79/2022=25", "mix",
	  "79/2022=50.0E ( share.mic/2022=25+50.0 share.gso/2022=- ) 1 of 2 components have a figure "
	  "(75% of the weight); the weights were scaled up to make a whole, so this is an estimate.;" },
	{ "share.gso/79/2022=10", "mix",
	  "79/2022=-M ( share.mic/2022=- share.gso/2022=10+0 ) Not computed: only 1 of 2 components have "
	  "a figure (25% of the weight), less than the 60% it needs.;" },
	{ "share.mic/79/2022=25*Sex=F share.gso/79/2022=10*Sex=F", "mix", "" },
	/* clang-format on */
};

static void figures_are_computed(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *dir = folder_make(&arena);
		struct edition *edition = make_edition(dir, cases[i].figures);
		text_auto seen = { 0 };

		draw(edition, cases[i].code, &seen);
		wrong += row_wrong(cases[i].figures, text_z(&seen), cases[i].seen);
		edition_close(edition);
		folder_remove(dir);
	}
	assert_int_equal(wrong, 0);
}

/*
 * The city of old and of new, both for 2025: 45 + 2.5 and 15 + 25. With the first weight a and the
 * second b times as large, the old one leads while a / b > 3 / 4: one of nine settings turns them.
 */
static void places_are_ranked(void **state UNUSED)
{
	const char *dir = folder_make(&arena);
	struct edition *edition = make_edition(dir,
		"share.mic/79@0001-01-01/2025=30 share.gso/79@0001-01-01/2025=2 "
		"share.mic/79/2025=10 share.gso/79/2025=20 share.mic/79/2024=10");
	const struct catalogue *catalogue = edition_catalogue(edition);
	text_auto seen = { 0 };
	struct edition_rank *ranks;
	struct error err;
	size_t count;

	assert_true(edition_ranks(edition, &arena, catalogue_indicator(catalogue, "mix")->methods,
		&ranks, &count, &err));
	for (size_t i = 0; i < count; i++)
		text_addf(&seen, "%s %s: %d (%d to %d), %d of %d, %d places, %d%%; ",
			ranks[i].place->valid_from, ranks[i].period, ranks[i].rank, ranks[i].best,
			ranks[i].worst, ranks[i].changed, ranks[i].settings, ranks[i].places,
			ranks[i].spread);
	assert_string_equal(text_z(&seen),
		"0001-01-01 2025: 1 (1 to 2), 1 of 9, 2 places, 20%; "
		"2025-07-01 2025: 2 (1 to 2), 1 of 9, 2 places, 20%; ");
	assert_true(edition_ranks(edition, &arena, catalogue_indicator(catalogue, "share")->methods,
		&ranks, &count, &err));
	assert_int_equal(count, 0);
	edition_close(edition);
	folder_remove(dir);
}

static int add_cells(void *context, int count, char **cells, char **names UNUSED)
{
	for (int i = 0; i < count; i++)
		text_addf(context, "%s|", cells[i] == NULL ? "null" : cells[i]);
	text_addc(context, '\n');
	return 0;
}

/* Every row of the tables that derive_write() fills. */
static void table_text(const char *dir, struct text *ret)
{
	static const char *const all[] = { "SELECT * FROM figure", "SELECT * FROM part",
		"SELECT * FROM ranking" };
	sqlite3 *db;

	assert_int_equal(sqlite3_open(arena_format(&arena, "%s/copy.db", dir), &db), SQLITE_OK);
	for (size_t i = 0; i < COUNT(all); i++)
		assert_int_equal(sqlite3_exec(db, all[i], add_cells, ret, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void dropped_and_made_again_they_are_the_same(void **state UNUSED)
{
	const char *dir = folder_make(&arena);
	struct edition *edition = make_edition(dir,
		"share.mic/79/2025=30 share.gso/79/2025=2 share.mic/79/2024=10 "
		"users.count/00123/2025=40 users.count/00123/2026=50 users.count/VN/2026=5");
	text_auto before = { 0 }, without = { 0 }, after = { 0 };
	struct error err;

	folder_write(dir, "copy.db", folder_read(&arena, dir, "editions/edition-000001.db"));
	table_text(dir, &before);
	{
		db_auto *db = db_open(arena_format(&arena, "%s/copy.db", dir), DB_WRITE, &err);

		assert_non_null(db);
		assert_true(db_run(db,
			"DELETE FROM figure WHERE method_id IN (SELECT method_id FROM recipe);"
			"DELETE FROM part; DELETE FROM ranking;",
			&err));
		table_text(dir, &without);
		assert_true(derive_write(db, edition_catalogue(edition), &err));
	}
	table_text(dir, &after);
	assert_string_not_equal(text_z(&before), text_z(&without));
	assert_string_equal(text_z(&before), text_z(&after));
	edition_close(edition);
	folder_remove(dir);
}

static int undo(void **state UNUSED)
{
	arena_done(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_computed),
		cmocka_unit_test(places_are_ranked),
		cmocka_unit_test(dropped_and_made_again_they_are_the_same),
	};
	return cmocka_run_group_tests_name("derive", tests, NULL, undo);
}
