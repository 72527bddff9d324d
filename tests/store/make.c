/* tests/store/make.c - see make.h. */
#include "tests/store/make.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "base/hash.h"
#include "indicators/indicator.h"
#include "indicators/place.h"
#include "store/edition/open.h"

void must(bool fine, const struct error *err)
{
	if (!fine)
		fail_msg("%s %s", err->key, err->detail);
}

struct office *reopen(const char *dir)
{
	struct error err = { .key = "" };
	struct office *office = office_open(dir, &err);

	must(office != NULL, &err);
	return office;
}

struct office *make_office(const char *dir)
{
	struct error err = { .key = "" };
	struct office *office;

	must(hash_start() && office_init(dir, &err), &err);
	office = reopen(dir);
	must(office_catalogue_save(office, small_catalogue(), "tester", &err), &err);
	return office;
}

/* Cuts a word at the first `mark`; what follows, or NULL. */
static char *cut(char *word, char mark)
{
	char *at = strchr(word, mark);

	if (at != NULL)
		*at++ = '\0';
	return at;
}

static struct decimal decimal_of(const char *z)
{
	struct decimal value = { 0 };

	if (!decimal_parse(span_of(z), &value))
		fail_msg("not a decimal: %s", z);
	return value;
}

/* `15.4E`, `M` or `1:3`. */
static void read_value(char *text, struct observation *ret)
{
	size_t size = strlen(text);
	char *denominator = cut(text, ':');

	ret->status = 'A';
	if (denominator != NULL) {
		ret->parts = true;
		ret->numerator = decimal_of(text);
		ret->denominator = decimal_of(denominator);
		ret->known = ret->computed = decimal_ratio(
			ret->numerator, ret->denominator, 100, 1, &ret->value);
		return;
	}
	if (text[size - 1] >= 'A' && text[size - 1] <= 'Z') {
		ret->status = text[size - 1];
		text[size - 1] = '\0';
	}
	ret->known = *text != '\0';
	if (ret->known)
		ret->value = decimal_of(text);
}

static void read_word(char *word, struct entry *ret)
{
	const struct catalogue *catalogue = small_catalogue();
	bool noted = word[strlen(word) - 1] == '!';
	char *method, *place, *period, *value, *vintage, *breakdown;
	const struct indicator *indicator;

	if (noted)
		word[strlen(word) - 1] = '\0';
	breakdown = cut(word, '*');
	vintage = cut(word, '~');
	value = cut(word, '=');
	place = cut(word, '/');
	period = place == NULL ? NULL : cut(place, '/');
	method = cut(word, '.');
	assert_true(method != NULL && period != NULL && value != NULL);
	indicator = catalogue_indicator(catalogue, word);
	assert_non_null(indicator);
	ret->method = indicator_method(indicator, method);
	assert_non_null(ret->method);
	assert_true(period_parse(span_of(period), &ret->observation.period));
	ret->observation.place = catalogue_place(
		catalogue, place, period_last_day(&ret->observation.period));
	assert_non_null(ret->observation.place);
	read_value(value, &ret->observation);
	ret->observation.vintage = vintage == NULL ? "" : vintage;
	ret->observation.breakdown = breakdown == NULL ? "" : breakdown;
	ret->observation.source = noted ? "report-2022" : "";
	ret->observation.note[LANG_VI] = noted ? "Chú thích" : "";
	ret->observation.note[LANG_EN] = noted ? "Note" : "";
}

struct batch make_batch(struct arena *arena, const char *line)
{
	struct batch batch = {
		.reporter = "", .name = "test.csv", .mapping = "", .reason = "mended"
	};
	struct entry *entries = NULL;
	char *rest = arena_copy(arena, line, strlen(line)), *word;

	batch.bytes = span_of(arena_copy(arena, line, strlen(line)));
	while ((word = strsep(&rest, " ")) != NULL) {
		if (*word == '\0')
			continue;
		entries = arena_push(arena, entries, batch.count, sizeof *entries);
		entries[batch.count] = (struct entry){ .line = (int)batch.count + 1 };
		read_word(word, &entries[batch.count++]);
	}
	batch.entries = entries;
	return batch;
}

struct receipt submit(struct office *office, const char *line)
{
	arena_auto arena = { 0 };
	struct batch batch = make_batch(&arena, line);
	struct receipt receipt = { 0 };
	struct error err = { .key = "" };

	must(submission_add(office, &batch, 1, "tester", &receipt, &err), &err);
	return receipt;
}

void submit_text(struct office *office, const char *line, struct text *ret)
{
	arena_auto arena = { 0 };
	struct batch batch = make_batch(&arena, line);
	struct receipt receipt = { 0 };
	struct error err = { .key = "" };

	if (submission_add(office, &batch, 1, "tester", &receipt, &err))
		text_addf(ret, "%zu/%zu/%zu", receipt.added, receipt.corrected, receipt.unchanged);
	else
		text_addf(ret, "!%s@%d", err.key, err.line);
}

void approve_all(struct office *office)
{
	struct error err = { .key = "" };
	int count;

	must(submission_approve(office, 0, "reviewer", &count, &err), &err);
}

struct publication publish_at(struct office *office, const char *at)
{
	struct publication publication = { 0 };
	struct error err = { .key = "" };

	must(office_publish(office, "", at, "publisher", &publication, &err), &err);
	return publication;
}

void publish_line(struct office *office, const char *line, const char *at)
{
	(void)submit(office, line);
	approve_all(office);
	(void)publish_at(office, at);
}

void set_now(const char *instant)
{
	assert_int_equal(setenv("TIENDO_NOW", instant, 1), 0);
}

static void figure_text(
	const struct indicator *indicator, const struct edition_figure *figure, struct text *ret)
{
	const struct observation *observation = &figure->observation;

	text_addf(ret, "%s.%s/%s/%s=", indicator->code, figure->method->code,
		observation->place->code, observation->period.label);
	if (observation->known)
		decimal_print(observation->value, ret);
	text_addf(ret, "%c", observation->status);
	if (observation->parts) {
		text_addc(ret, '(');
		decimal_print(observation->numerator, ret);
		text_addc(ret, ':');
		decimal_print(observation->denominator, ret);
		text_addc(ret, ')');
	}
	if (*observation->vintage != '\0')
		text_addf(ret, "~%s", observation->vintage);
	if (*observation->breakdown != '\0')
		text_addf(ret, "*%s", observation->breakdown);
	if (*observation->note[LANG_VI] != '\0')
		text_addc(ret, '!');
	text_addf(ret, "[%d-%d];", observation->since, observation->until);
}

void edition_text(const char *dir, int number, bool current, struct text *ret)
{
	arena_auto arena = { 0 };
	struct error err = { .key = "" };
	struct edition *edition = edition_open(shelf_path(&arena, dir, number), &err);
	const struct catalogue *catalogue;

	must(edition != NULL, &err);
	catalogue = edition_catalogue(edition);
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];
		struct edition_figure *figures;
		size_t count;

		assert_true((current ? edition_figures : edition_superseded)(
			edition, &arena, indicator, &figures, &count, &err));
		for (size_t f = 0; f < count; f++)
			figure_text(indicator, &figures[f], ret);
	}
	edition_close(edition);
}

static sqlite3 *office_db(const char *dir)
{
	arena_auto arena = { 0 };
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open_v2(arena_format(&arena, "%s/office.db", dir), &db,
				 SQLITE_OPEN_READWRITE, NULL),
		SQLITE_OK);
	return db;
}

void office_sql(const char *dir, const char *sql)
{
	sqlite3 *db = office_db(dir);
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s", message);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int add_row(void *context, int count, char **values, char **names UNUSED)
{
	for (int i = 0; i < count; i++)
		text_addf(context, "%s|", values[i] == NULL ? "NULL" : values[i]);
	text_addc(context, '\n');
	return 0;
}

/* context: the text; values[0]: a table's name. */
static int add_select(void *context, int count UNUSED, char **values, char **names UNUSED)
{
	text_addf(context, "SELECT '%s', * FROM %s;", values[0], values[0]);
	return 0;
}

void office_text(const char *dir, struct text *ret)
{
	sqlite3 *db = office_db(dir);
	text_auto selects = { 0 };

	assert_int_equal(sqlite3_exec(db,
				 "SELECT name FROM sqlite_schema WHERE type = 'table'"
				 " ORDER BY name",
				 add_select, &selects, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, text_z(&selects), add_row, ret, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}
