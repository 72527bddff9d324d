/* tests/store/test_totals.c - the totals of an edition, as they lie in it, and made again. */
#include "tests/store/make.h"

#include <sqlite3.h>

#include "store/db.h"
#include "store/edition/totals.h"

/* clang-format off */
static const char given[] =
	"share.mic/00123/2025-Q3=1:4 share.mic/00123/2025-Q4=3:4 share.mic/00123/2026-Q1=2:4 "
	"share.mic/00123/2025-Q3=1:2*Sex=F users.count/00123/2025-09=7 users.count/00123/2025-12=9P "
	"users.count/79/2024-Q4=5 lines.itu/00123/2025-06-25T12:00/2025-07-25T12:00=1:3 "
	"change.gso/00123/2025=3 change.gso/79/2025=2";

/* Method, place id, what over, period, value and parts, status, reason, coverage. Place 3 is the
   city of today, 5 its only ward; figures by sex are of no total. */
static const char expected[] =
	"11 3 both 2025-S2 50.0 = 4/8 A complete 1/1\n"
	"11 3 places 2025-Q3 25.0 = 1/4 A complete 1/1\n"
	"11 3 places 2025-Q4 75.0 = 3/4 A complete 1/1\n"
	"11 3 places 2026-Q1 50.0 = 2/4 A complete 1/1\n"
	"11 5 time 2025 - L place-changed 2/4\n"
	"11 5 time 2025-S2 50.0 = 4/8 A complete 2/2\n"
	"11 5 time 2026-S1 - L unfinished 1/2\n"
	"11 5 time 2026 - L unfinished 1/4\n"
	"21 2 time 2024 5 A last 1/4\n"
	"21 2 time 2024-S2 5 A last 1/2\n"
	"21 3 both 2025 9 P complete 1/1\n"
	"21 3 both 2025-Q3 7 A complete 1/1\n"
	"21 3 both 2025-S2 9 P complete 1/1\n"
	"21 3 both 2025-Q4 9 P complete 1/1\n"
	"21 3 places 2025-09 7 A complete 1/1\n"
	"21 3 places 2025-12 9 P complete 1/1\n"
	"21 5 time 2025 9 P last 2/12\n"
	"21 5 time 2025-Q3 7 A last 1/3\n"
	"21 5 time 2025-S2 9 P last 2/6\n"
	"21 5 time 2025-Q4 9 P last 1/3\n"
	"31 3 places 2025-06-25T12:00/2025-07-25T12:00 33.33 = 1/3 A complete 1/1\n"
	"41 3 places 2025 3 E mean 1/1\n";
/* clang-format on */

static struct arena arena;
static const char *dir;

static int start(void **state UNUSED)
{
	struct office *office;

	dir = folder_make(&arena);
	office = make_office(dir);
	publish_line(office, given, "2026-11-25T02:00:00Z");
	office_close(office);
	return 0;
}

static int stop(void **state UNUSED)
{
	folder_remove(dir);
	arena_done(&arena);
	return 0;
}

/* A copy of the edition that can be written to. */
static struct db *open_copy(void)
{
	struct db *db;
	struct error err;

	folder_write(dir, "copy.db", folder_read(&arena, dir, "editions/edition-000001.db"));
	db = db_open(arena_format(&arena, "%s/copy.db", dir), DB_WRITE, &err);
	assert_non_null(db);
	return db;
}

static void print(struct stmt *stmt, int at, const char *before, struct text *ret)
{
	struct decimal number;

	if (!column_decimal(stmt, at, &number))
		return;
	text_addz(ret, before);
	decimal_print(number, ret);
}

static void draw(struct db *db, struct text *ret)
{
	stmt_auto *stmt = db_query(db,
		"SELECT method_id, place_id, over, period, value_units, value_scale, "
		"numerator_units, numerator_scale, denominator_units, denominator_scale, status, "
		"reason, reported, expected FROM total ORDER BY method_id, place_id, former, over, "
		"period_from, period_until");
	struct error err;

	while (stmt_step(stmt, &err) == DB_ROW) {
		text_addf(ret, "%jd %jd %s %s", (intmax_t)column_int(stmt, 0),
			(intmax_t)column_int(stmt, 1), column_text(stmt, &arena, 2),
			column_text(stmt, &arena, 3));
		print(stmt, 4, " ", ret);
		if (column_null(stmt, 4))
			text_addz(ret, " -");
		print(stmt, 6, " = ", ret);
		print(stmt, 8, "/", ret);
		text_addf(ret, " %s %s %jd/%jd\n", column_text(stmt, &arena, 10),
			column_text(stmt, &arena, 11), (intmax_t)column_int(stmt, 12),
			(intmax_t)column_int(stmt, 13));
	}
}

static void every_total_lies_in_the_edition(void **state UNUSED)
{
	db_auto *db = open_copy();
	text_auto seen = { 0 };

	draw(db, &seen);
	assert_string_equal(text_z(&seen), expected);
}

/* The bytes of the file, packed anew, without what its header counts of changes: only what is in it
   counts. */
static const char *packed(size_t *ret_size)
{
	static const size_t counters[] = { 24, 40, 92 };
	sqlite3 *db;
	struct span bytes;
	char *copy;

	assert_int_equal(sqlite3_open(arena_format(&arena, "%s/copy.db", dir), &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "VACUUM", NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	bytes = folder_read(&arena, dir, "copy.db");
	copy = arena_copy(&arena, bytes.data, bytes.size);
	for (size_t i = 0; i < COUNT(counters); i++)
		memset(copy + counters[i], 0, 4);
	*ret_size = bytes.size;
	return copy;
}

static void dropped_and_made_again_they_are_the_same_bytes(void **state UNUSED)
{
	db_auto *db = open_copy();
	size_t size, size_after;
	const char *before = packed(&size), *after;
	struct error err;

	assert_true(db_run(db, "DROP TABLE total", &err));
	assert_true(totals_write(db, small_catalogue(), &err));
	after = packed(&size_after);
	assert_int_equal(size, size_after);
	assert_memory_equal(before, after, size);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_total_lies_in_the_edition),
		cmocka_unit_test(dropped_and_made_again_they_are_the_same_bytes),
	};

	return cmocka_run_group_tests_name("totals", tests, start, stop);
}
