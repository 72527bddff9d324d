/*
 * tests/collector/test_catalogue_folder.c - the contract of collector/catalogue_folder.h: a small
 * good folder (tests/golden/collector/small), and what each change to it is refused for.
 */
#include "tests/support/rows.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "collector/catalogue_folder.h"
#include "indicators/content.h"
#include "tests/store/folder.h"

static const char *const files[] = { "catalogue.json", "sources.json", "reporters.json",
	"places.csv", "crosswalk.csv", "plans.json", "content.json" };

/* The last of them may be left out. */
enum { NEEDED = COUNT(files) - 1 };

#define POINT_OF(value, superseded)                                                                \
	"{'indicator': 'share', 'place': '79', 'period': '2022', 'value': '" value                 \
	"', 'comparator': 'at-least', 'decision': 'qd-1', 'note': {'vi': '', 'en': ''}, "          \
	"'source': 'report', 'superseded': " superseded "}"
#define POINT POINT_OF("16", "false")
#define OLD_POINT POINT_OF("16", "true")
#define DECISION                                                                                   \
	"{'code': 'qd-1', 'number': '', 'date': '', 'issuer': {'vi': '', 'en': ''}, "              \
	"'title': {'vi': '', 'en': ''}, 'source': 'report'}"

/*
 * In `file` the first `old` becomes `new`; the folder is then refused for `key`, with `why` in the
 * detail. An apostrophe stands for a double quote.
 */
static const struct {
	const char *file, *old, *new, *key, *why;
} mutations[] = {
	/* what is no JSON or no CSV */
	{ "catalogue.json", "{", "{ city", "json.syntax", "" },
	{ "sources.json", "'publisher'", "'code'", "json.syntax", "duplicate" },
	{ "plans.json", "},", "}", "json.syntax", "" },
	{ "places.csv", "Việt",
		"Vi\xE1"
		"t",
		"csv.not-utf8", "" },
	{ "places.csv", "code,",
		"cod\xE9"
		",",
		"csv.not-utf8", "" },
	{ "crosswalk.csv", "79@0001-01-01,79", "\"79@0001-01-01,79", "csv.open-quote", "" },
	/* shape */
	{ "catalogue.json", "'city'", "'town'", "catalogue.form", "'city'" },
	{ "catalogue.json", "'title'", "'titel'", "catalogue.form", "'title'" },
	{ "catalogue.json", "'pillars'", "'pillar'", "catalogue.form", "pillar" },
	{ "catalogue.json", "'indicators'", "'indicator'", "catalogue.form", "indicators" },
	{ "catalogue.json", "'vi': 'Tỷ lệ', ", "", "catalogue.form", "share: 'vi' must be text" },
	{ "catalogue.json", "'definition'", "'definitions'", "catalogue.form",
		"share: 'definition'" },
	{ "catalogue.json", "'unit_name'", "'units'", "catalogue.form", "share: 'unit_name'" },
	{ "catalogue.json", "'minimum': '0'", "'minimum': 0", "catalogue.form",
		"share: 'minimum'" },
	{ "catalogue.json", "'decimals': 1,", "", "catalogue.form", "decimals" },
	{ "catalogue.json", "'decimals': 1", "'decimals': '1'", "catalogue.form", "decimals" },
	{ "catalogue.json", "'decimals': 1", "'decimals': 1.5", "catalogue.form", "decimals" },
	{ "catalogue.json", "'decimals': 1", "'decimals': -1", "catalogue.form", "decimals" },
	{ "catalogue.json", "'decimals': 1", "'decimals': 7", "catalogue.form", "decimals" },
	{ "catalogue.json", "'decimals': 1", "'decimals': 4294967297", "catalogue.form",
		"decimals" },
	{ "catalogue.json", "'headline': true,", "", "catalogue.form", "headline" },
	{ "catalogue.json", "'headline': true", "'headline': 'yes'", "catalogue.form", "headline" },
	{ "catalogue.json", "'methods'", "'method'", "catalogue.form", "share" },
	{ "catalogue.json", "'primary': true", "'primary': 'yes'", "catalogue.form", "primary" },
	{ "sources.json", "'publisher'", "'published'", "catalogue.form", "'publisher'" },
	{ "reporters.json", "'successor': 'bureau'", "'successor': null", "catalogue.form",
		"'successor'" },
	{ "plans.json", "'points'", "'point'", "catalogue.form", "points" },
	{ "plans.json", "'decisions'", "'decision'", "catalogue.form", "decision" },
	{ "plans.json", "'superseded': false", "'superseded': 'no'", "catalogue.form",
		"superseded" },
	{ "plans.json", "'value': '15'", "'value': 15", "catalogue.form", "'value'" },
	{ "places.csv", "code,", "key,", "catalogue.form", "column 1 must be code" },
	{ "places.csv", ",source\n", "\n", "catalogue.form", "header" },
	{ "places.csv", ",source\n", ",source,more\n", "catalogue.form", "header" },
	{ "places.csv", "report\n", "report,more\n", "catalogue.form", "line 2" },
	{ "crosswalk.csv", "whole", "all", "catalogue.form", "column 3 must be whole" },
	{ "crosswalk.csv", "yes,,", "yes,", "catalogue.form", "line 2" },
	/* calendars and how indicators are added up */
	{ "catalogue.json", "'calendars': [", "'calendars': {}, 'old': [", "catalogue.form",
		"calendars: must be a list" },
	{ "catalogue.json", "'code': 'noon'", "'code': 'No on'", "catalogue.form", "code" },
	{ "catalogue.json", "12-25T12:00", "12-29T12:00", "catalogue.form", "noon: 'year'" },
	{ "catalogue.json", "'year'", "'years'", "catalogue.form", "'year'" },
	{ "catalogue.json", "'places': 60", "'places': 101", "catalogue.form",
		"'places' must be 0 to 100" },
	{ "catalogue.json", "'size': 70", "'size': 0.7", "catalogue.form", "'size'" },
	{ "catalogue.json", "'time': 80, ", "", "catalogue.form", "share: 'time'" },
	{ "catalogue.json", "'weight': 'population'", "'weight': null", "catalogue.form",
		"'weight'" },
	{ "catalogue.json", "'weight': 'population'", "'weight': 'people'", "catalogue.form",
		"share: unknown weight 'people'" },
	{ "catalogue.json", "'weight': 'population'", "'weight': 'share'", "catalogue.form",
		"share: weight 'share' must be a flow or a stock" },
	{ "catalogue.json", "'time_rule': 'last'", "'time_rule': 'mean'", "catalogue.form",
		"'time_rule'" },
	{ "catalogue.json", "'kind': 'ratio'", "'kind': 'flow'", "catalogue.form",
		"share: 'time_rule': no 'last' for a flow" },
	{ "catalogue.json", "'calendar': 'noon'", "'calendar': 'moon'", "catalogue.form",
		"share: unknown calendar 'moon'" },
	/* words of a list */
	{ "catalogue.json", "'percent'", "'per cent'", "catalogue.form",
		"share: unknown unit 'per cent'" },
	{ "catalogue.json", "'ratio'", "'rate'", "catalogue.form", "share: 'kind'" },
	{ "catalogue.json", "'up'", "'upward'", "catalogue.form", "share: 'direction'" },
	{ "catalogue.json", "'linear'", "'line'", "catalogue.form", "share: 'scale'" },
	{ "catalogue.json", "'frequency': 'A'", "'frequency': 'yearly'", "catalogue.form",
		"frequency" },
	{ "sources.json", "'official'", "'memory'", "catalogue.form", "grade" },
	{ "plans.json", "'at-least'", "'>='", "catalogue.form", "'comparator'" },
	{ "places.csv", "country", "state", "catalogue.form", "line 2: unknown level 'state'" },
	{ "crosswalk.csv", ",yes,", ",maybe,", "catalogue.form", "line 2: whole" },
	/* numbers, dates, periods, codes, addresses */
	{ "catalogue.json", "'minimum': '0'", "'minimum': 'none'", "catalogue.form", "minimum" },
	{ "catalogue.json", "'maximum': '100'", "'maximum': '100%'", "catalogue.form", "maximum" },
	{ "catalogue.json", "'code': 'share'", "'code': 'Share'", "catalogue.form", "code" },
	{ "catalogue.json", "'code': 'share'", "'code': ''", "catalogue.form", "code" },
	{ "catalogue.json", "'code': 'share'", "'code': 'a/b'", "catalogue.form", "code" },
	{ "catalogue.json", "'code': 'share'", "'code': '-share'", "catalogue.form", "code" },
	{ "catalogue.json", "'code': 'gso'", "'code': ''", "catalogue.form", "code" },
	{ "catalogue.json", "'code': 'gso'", "'code': 'g s,o'", "catalogue.form", "code" },
	{ "catalogue.json", "'code': 'society'", "'code': ''", "catalogue.form", "code" },
	{ "catalogue.json", "'Share'", "'\\u001e1'", "catalogue.form", "share" },
	{ "sources.json", "'code': 'spare'", "'code': ''", "catalogue.form", "code" },
	{ "sources.json", "'date': ''", "'date': 'last year'", "catalogue.form", "date" },
	{ "sources.json", "https://", "javascript:", "catalogue.form",
		"'url' must be http or https" },
	{ "reporters.json", "2025-02-20", "2025-02-30", "catalogue.form", "office" },
	{ "plans.json", "2020-07-03", "2020-07-32", "catalogue.form", "date" },
	{ "places.csv", "spare,0001", ",0001", "catalogue.form", "line 7" },
	{ "places.csv", "spare,0001", "sp@re,0001", "catalogue.form", "line 7" },
	{ "places.csv", "VN,0001-01-01", "VN,", "catalogue.form", "line 2: dates" },
	{ "places.csv", "VN,0001-01-01", "VN,2025-02-29", "catalogue.form", "line 2: dates" },
	{ "places.csv", "2025-07-01,,ward", "2025-07-01,2025-07-01,ward", "catalogue.form",
		"line 6: dates" },
	{ "places.csv", "14544929", "14.5", "catalogue.form", "line 4: population" },
	{ "places.csv", "14544929", "-3", "catalogue.form", "line 4: population" },
	{ "places.csv", "10.77", "N10", "catalogue.form", "line 4: area, lat and lon" },
	{ "crosswalk.csv", "0.25", "quarter", "catalogue.form", "line 3: share" },
	{ "crosswalk.csv", "0.25", "1.25", "catalogue.form", "line 3: share" },
	{ "crosswalk.csv", "0.25", "-0.25", "catalogue.form", "line 3: share" },
	{ "plans.json", "'period': '2022'", "'period': '2022-13'", "catalogue.form",
		"no such period '2022-13'" },
	{ "plans.json", "'value': '15'", "'value': '15%'", "catalogue.form",
		"no such number '15%'" },
	/* what a row refers to */
	{ "catalogue.json", "'city': '79'", "'city': '80'", "catalogue.form", "80" },
	{ "catalogue.json", "'pillar': 'economy'", "'pillar': 'health'", "catalogue.form",
		"share: unknown pillar 'health'" },
	{ "catalogue.json", "'source': 'report'", "'source': 'rumour'", "catalogue.form",
		"share: unknown source 'rumour'" },
	{ "catalogue.json", "'reporter': 'office'", "'reporter': 'nobody'", "catalogue.form",
		"share: unknown reporter 'nobody'" },
	{ "reporters.json", "'successor': 'bureau'", "'successor': 'nobody'", "catalogue.form",
		"nobody" },
	{ "reporters.json", "'source': 'report'", "'source': 'rumour'", "catalogue.form",
		"rumour" },
	{ "places.csv", "VN@0001-01-01", "VN@2001-01-01", "catalogue.form", "79: unknown parent" },
	{ "places.csv", ",760,47022", ",761,47022", "catalogue.form", "761" },
	{ "places.csv", ",,spare", ",,rumour", "catalogue.form", "rumour" },
	{ "crosswalk.csv", "79@0001-01-01", "78@0001-01-01", "catalogue.form",
		"line 2: unknown place" },
	{ "crosswalk.csv", "26740@2025-07-01", "26740@2024-07-01", "catalogue.form",
		"line 3: unknown place" },
	{ "crosswalk.csv", ",report\n", ",rumour\n", "catalogue.form", "rumour" },
	{ "plans.json", "'indicator': 'share'", "'indicator': 'shore'", "catalogue.form",
		"unknown indicator 'shore'" },
	{ "plans.json", "'place': '79'", "'place': '80'", "catalogue.form", "80" },
	{ "plans.json", "'decision': 'qd-1'", "'decision': 'qd-2'", "catalogue.form",
		"unknown decision 'qd-2'" },
	{ "plans.json", "'source': 'report'\n", "'source': 'rumour'\n", "catalogue.form",
		"rumour" },
	{ "plans.json", "'source': 'report',", "'source': 'rumour',", "catalogue.form", "rumour" },
	/* one of a kind */
	{ "catalogue.json", "'code': 'society'", "'code': 'economy'", "catalogue.form", "economy" },
	{ "catalogue.json", "'code': 'gso'", "'code': 'mic'", "catalogue.form", "mic" },
	{ "catalogue.json", "'primary': true", "'primary': false", "catalogue.form",
		"exactly one primary" },
	{ "catalogue.json", "'primary': false", "'primary': true", "catalogue.form",
		"exactly one primary" },
	{ "sources.json", "'code': 'spare'", "'code': 'report'", "catalogue.form", "report" },
	{ "reporters.json", "'code': 'bureau'", "'code': 'office'", "catalogue.form", "office" },
	{ "places.csv", "spare,0001-01-01", "760,0001-01-01", "catalogue.form",
		"760: stands twice" },
	{ "places.csv", "79,2025-07-01,,", "79,2025-06-30,,", "catalogue.form",
		"79: stands twice" },
	{ "crosswalk.csv", "760@0001-01-01,26740@2025-07-01", "79@0001-01-01,79@2025-07-01",
		"catalogue.form", "line 3" },
	{ "plans.json", "'points': [", "'points': [" POINT ",", "catalogue.form",
		"two points in force for 2022" },
	{ "plans.json", "'points': [", "'points': [" OLD_POINT ",", "catalogue.form", "2022" },
	{ "plans.json", "'decisions': [", "'decisions': [" DECISION ",", "catalogue.form", "qd-1" },
	/* pages of sections */
	{ "content.json", "'programmes'", "'programs'", "catalogue.form",
		"unknown section 'programs'" },
	{ "content.json", "'services': [", "'services': {}, 'news': [", "catalogue.form",
		"services: must be a list" },
	{ "content.json", "'slug': 'app'", "'slug': ''", "catalogue.form", "services[0]: code ''" },
	{ "content.json", "'slug': 'app'", "'slug': 'a/b'", "catalogue.form", "code 'a/b'" },
	{ "content.json", "'slug': 'app'", "'slug': 1", "catalogue.form", "'slug' must be text" },
	{ "content.json", "'slug': 'kh-2'", "'slug': 'qd-1'", "catalogue.form",
		"documents 'qd-1': stands twice" },
	{ "content.json", "'level'", "'levels'", "catalogue.form",
		"services 'app': unknown member 'levels'" },
	{ "content.json", "'level': 'full'", "'number': '1'", "catalogue.form",
		"services 'app': unknown member 'number'" },
	{ "content.json", "'level': 'full'", "'level': 'fullest'", "catalogue.form",
		"'level': unknown word 'fullest'" },
	{ "content.json", "'kind': 'plan'", "'kind': 'wish'", "catalogue.form",
		"documents 'kh-2': 'kind': unknown word 'wish'" },
	{ "content.json", "'en': 'Two'", "'en': ''", "catalogue.form", "'kh-2': has no title" },
	{ "content.json", "'vi': 'Hai',", "", "catalogue.form", "'vi' must be text" },
	{ "content.json", "2021-11-24", "2021-11-31", "catalogue.form", "no such date" },
	{ "content.json", "'kind': 'decision'", "'number': '1'", "catalogue.form",
		"documents 'qd-1': 'number' stands in plans.json already" },
	{ "content.json", "'until': '2025-Q3'", "'until': '2025-Q5'", "catalogue.form",
		"programmes 'phones': no such period '2025-Q5'" },
	{ "content.json", "'until': '2025-Q3'", "'until': '2001'", "catalogue.form",
		"programmes 'phones': ends before it begins: '2001'" },
	{ "content.json", "'period': '2021'", "'period': 'soon'", "catalogue.form",
		"no such period 'soon'" },
	{ "content.json", "'state': 'done'", "'state': 'late'", "catalogue.form",
		"'state': unknown word 'late'" },
	{ "content.json", "'state': 'done'", "'status': 'done'", "catalogue.form",
		"milestone: unknown 'status'" },
	{ "content.json", "'en': 'Review'", "'en': ''", "catalogue.form",
		"milestone without a title" },
	{ "content.json", "'decision': 'qd-1'", "'decision': 'qd-9'", "catalogue.form",
		"unknown document 'qd-9'" },
	{ "content.json", "'share'", "'shore'", "catalogue.form", "unknown indicator 'shore'" },
	{ "content.json", "'share'", "'share', 'share'", "catalogue.form", "stands twice" },
	{ "content.json", "'share'", "1", "catalogue.form", "unknown indicator" },
	{ "content.json", "'source': 'report'", "'source': 'rumour'", "catalogue.form",
		"unknown source 'rumour'" },
	{ "content.json", "https://", "javascript:", "catalogue.form",
		"'link' must be http or https" },
	{ "content.json", "/i/share", "javascript:alert(1)", "catalogue.form",
		"'body' 'vi' line 1: a link that is not http or https" },
	{ "content.json", "*Một*", "a\\n\\n<script>alert(1)</script>", "catalogue.form",
		"'body' 'vi' line 3: raw HTML" },
	{ "content.json", "*Một*", "![x](https://example.vn/x.png)", "catalogue.form", "an image" },
	{ "content.json", "'Tóm tắt'", "'\\u0007'", "catalogue.form", "control characters" },
};

static const char *golden(struct arena *arena)
{
	const char *root = getenv("TIENDO_ROOT");

	if (root == NULL)
		fail_msg("TIENDO_ROOT is not set");
	return arena_format(arena, "%s/tests/golden/collector/small", root);
}

static char *quoted(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text, strlen(text));

	for (char *c = copy; *c != '\0'; c++)
		if (*c == '\'')
			*c = '"';
	return copy;
}

/* Writes the small folder; in `file` the first `old` is replaced. */
static void write_small(
	struct arena *arena, const char *folder, const char *file, const char *old, const char *new)
{
	for (size_t i = 0; i < COUNT(files); i++) {
		struct span bytes = folder_read(arena, golden(arena), files[i]);
		const char *text = arena_copy(arena, bytes.data, bytes.size), *at;
		text_auto changed = { 0 };

		if (strcmp(files[i], file) != 0) {
			folder_write(folder, files[i], bytes);
			continue;
		}
		at = strstr(text, old);
		if (at == NULL)
			fail_msg("%s does not hold %s", file, old);
		text_add(&changed, (struct span){ text, (size_t)(at - text) });
		text_addf(&changed, "%s%s", new, at + strlen(old));
		folder_write(folder, files[i], text_span(&changed));
	}
}

static void says_why_it_refuses(void **state UNUSED)
{
	int wrong = 0;

	for (size_t i = 0; i < COUNT(mutations); i++) {
		arena_auto arena = { 0 };
		const char *folder = folder_make(&arena);
		struct catalogue catalogue = { .city = "untouched" };
		const char *name = arena_format(&arena, "%s: %s -> %s", mutations[i].file,
			mutations[i].old, mutations[i].new);
		struct error err = { .key = "" };
		bool fine;

		write_small(&arena, folder, mutations[i].file, quoted(&arena, mutations[i].old),
			quoted(&arena, mutations[i].new));
		fine = catalogue_folder_read(&arena, folder, &catalogue, &err);
		folder_remove(folder);
		wrong += row_wrong(name, fine ? "read" : err.key, mutations[i].key);
		if (fine)
			continue;
		assert_string_equal(catalogue.city, "untouched");
		assert_int_equal(err.kind, ERROR_REFUSED);
		if (strstr(err.detail, quoted(&arena, mutations[i].why)) == NULL)
			wrong += row_wrong(name, err.detail, mutations[i].why);
		if (strcmp(err.key, "catalogue.form") == 0 &&
			strncmp(err.detail, mutations[i].file, strlen(mutations[i].file)) != 0)
			wrong += row_wrong(name, err.detail, mutations[i].file);
	}
	assert_int_equal(wrong, 0);
}

static void every_file_must_be_there(void **state UNUSED)
{
	for (size_t i = 0; i < NEEDED; i++) {
		arena_auto arena = { 0 };
		const char *folder = folder_make(&arena);
		struct catalogue catalogue;
		struct error err;

		write_small(&arena, folder, "", "", "");
		assert_int_equal(remove(arena_format(&arena, "%s/%s", folder, files[i])), 0);
		assert_false(catalogue_folder_read(&arena, folder, &catalogue, &err));
		assert_string_equal(err.key, "file.open");
		assert_non_null(strstr(err.detail, files[i]));
		folder_remove(folder);
	}
}

/* Every member of the small folder, where it belongs. */
static void reads_the_small_folder(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const char *folder = folder_make(&arena);
	struct catalogue catalogue;
	const struct indicator *share;
	const struct place *ward;
	struct error err = { .detail = "" };

	write_small(&arena, folder, "", "", "");
	if (!catalogue_folder_read(&arena, folder, &catalogue, &err))
		fail_msg("%s %s", err.key, err.detail);
	folder_remove(folder);
	assert_string_equal(catalogue.city, "79");
	assert_string_equal(catalogue.title[LANG_VI], "Thử");
	assert_int_equal(catalogue.indicator_count, 1);
	share = &catalogue.indicators[0];
	assert_string_equal(share->code, "share");
	assert_ptr_equal(share->pillar, &catalogue.pillars[0]);
	assert_string_equal(share->name[LANG_EN], "Share");
	assert_string_equal(share->denominator[LANG_VI], "Tổng số");
	assert_string_equal(share->unit->code, "percent");
	assert_int_equal(share->kind, KIND_RATIO);
	assert_int_equal(share->direction, DIRECTION_UP);
	assert_int_equal(share->decimals, 1);
	assert_string_equal(share->maximum, "100");
	assert_true(share->headline);
	assert_int_equal(share->method_count, 2);
	assert_true(share->methods[0].primary && !share->methods[1].primary);
	assert_string_equal(share->methods[0].reporter, "office");
	assert_int_equal(catalogue.pillar_count, 2);
	assert_int_equal(catalogue.source_count, 2);
	assert_string_equal(catalogue.sources[0].grade, "official");
	assert_int_equal(catalogue.reporter_count, 2);
	assert_string_equal(catalogue.reporters[0].successor, "bureau");
	assert_int_equal(catalogue.place_count, 6);
	ward = &catalogue.places[4];
	assert_string_equal(ward->code, "26740");
	assert_int_equal(ward->level, PLACE_WARD);
	assert_int_equal(ward->population, 47022);
	assert_int_equal(ward->until_day, INT_MAX);
	assert_string_equal(ward->former_district, "760");
	assert_int_equal(catalogue.places[0].population, -1);
	assert_int_equal(catalogue.places[1].until_day, catalogue.places[2].from_day);
	assert_int_equal(catalogue.link_count, 2);
	assert_true(catalogue.links[0].whole && !catalogue.links[1].whole);
	assert_ptr_equal(catalogue.links[1].to, ward);
	assert_string_equal(catalogue.links[1].share, "0.25");
	assert_int_equal(catalogue.plan_count, 1);
	assert_ptr_equal(catalogue.plans[0].indicator, share);
	assert_ptr_equal(catalogue.plans[0].points[0].decision, &catalogue.decisions[0]);
	assert_int_equal(catalogue.plans[0].points[0].value.units, 15);
	assert_int_equal(catalogue.plans[0].points[0].comparator, COMPARE_AT_LEAST);
	assert_int_equal(catalogue.content_count, 4);
}

/* What a decision says of itself is taken over; what is not named says nothing. */
static void reads_the_pages_of_sections(void **state UNUSED)
{
	arena_auto arena = { 0 };
	const char *folder = folder_make(&arena);
	const struct content_page *page;
	struct catalogue catalogue;
	struct error err = { .detail = "" };

	write_small(&arena, folder, "", "", "");
	if (!catalogue_folder_read(&arena, folder, &catalogue, &err))
		fail_msg("%s %s", err.key, err.detail);
	folder_remove(folder);
	page = content_find(&catalogue, CONTENT_PROGRAMMES, "phones");
	assert_non_null(page);
	assert_string_equal(page->until, "2025-Q3");
	assert_string_equal(page->kind, "");
	assert_int_equal(page->milestone_count, 1);
	assert_string_equal(page->milestones[0].state, "done");
	assert_int_equal(page->indicator_count, 1);
	assert_ptr_equal(page->indicators[0], &catalogue.indicators[0]);
	page = content_find(&catalogue, CONTENT_DOCUMENTS, "qd-1");
	assert_string_equal(page->title[LANG_EN], "Programme");
	assert_string_equal(page->number, "1/QĐ-UBND");
	assert_string_equal(page->summary[LANG_EN], "One");
	page = content_find(&catalogue, CONTENT_SERVICES, "app");
	assert_string_equal(page->event, "identity");
	assert_string_equal(page->summary[LANG_VI], "");
}

/* A text of a byte more than there may be is refused. */
static void keeps_to_its_limits(void **state UNUSED)
{
	static const struct {
		const char *old, *why;
		size_t bytes; /* so many are fine, and one more is not */
	} limits[] = {
		{ "Tóm tắt", "'summary' is longer than 1000 bytes", 1000 },
		{ "Hai", "'title' is longer than 300 bytes", 300 },
		{ "*Một* [số](/i/share)", "'body' is longer than 65536 bytes", 65536 },
		{ "2/KH-UBND", "'number' is longer than 300 bytes", 300 },
	};

	for (size_t i = 0; i < COUNT(limits); i++)
		for (size_t more = 0; more < 2; more++) {
			arena_auto arena = { 0 };
			const char *folder = folder_make(&arena);
			struct catalogue catalogue;
			text_auto text = { 0 };
			struct error err = { .detail = "" };
			bool fine;

			while (text.size < limits[i].bytes + more)
				text_addc(&text, 'x');
			write_small(&arena, folder, "content.json", limits[i].old, text_z(&text));
			fine = catalogue_folder_read(&arena, folder, &catalogue, &err);
			folder_remove(folder);
			assert_int_equal(fine, more == 0);
			if (!fine)
				assert_non_null(strstr(err.detail, quoted(&arena, limits[i].why)));
		}
}

/* JSON, but not what the file should hold. */
static void a_file_of_another_shape(void **state UNUSED)
{
	static const struct {
		const char *file, *text;
	} shapes[] = {
		{ "catalogue.json", "[]" },
		{ "catalogue.json", "{}" },
		{ "sources.json", "{}" },
		{ "sources.json", "[ 1 ]" },
		{ "reporters.json", "{}" },
		{ "reporters.json", "[ [] ]" },
		{ "plans.json", "[]" },
		{ "plans.json", "{}" },
		{ "places.csv", "" },
		{ "crosswalk.csv", "" },
		{ "content.json", "[]" },
		{ "content.json", "{ \"news\": [ 1 ] }" },
	};
	int wrong = 0;

	for (size_t i = 0; i < COUNT(shapes); i++) {
		arena_auto arena = { 0 };
		const char *folder = folder_make(&arena);
		const char *name = arena_format(&arena, "%s: %s", shapes[i].file, shapes[i].text);
		struct catalogue catalogue;
		struct error err = { .key = "" };
		bool fine;

		write_small(&arena, folder, "", "", "");
		folder_write(folder, shapes[i].file, span_of(shapes[i].text));
		fine = catalogue_folder_read(&arena, folder, &catalogue, &err);
		wrong += row_wrong(name, fine ? "read" : err.key, "catalogue.form");
		folder_remove(folder);
	}
	assert_int_equal(wrong, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_why_it_refuses),
		cmocka_unit_test(every_file_must_be_there),
		cmocka_unit_test(reads_the_small_folder),
		cmocka_unit_test(reads_the_pages_of_sections),
		cmocka_unit_test(keeps_to_its_limits),
		cmocka_unit_test(a_file_of_another_shape),
	};
	return cmocka_run_group_tests_name("catalogue_folder", tests, NULL, NULL);
}
