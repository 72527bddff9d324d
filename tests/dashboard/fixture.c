/* tests/dashboard/fixture.c - see fixture.h. */
#include "tests/dashboard/fixture.h"

#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/hash.h"
#include "collector/draft.h"
#include "indicators/composite.h"
#include "indicators/content.h"
#include "store/office/publish.h"
#include "store/office/submissions.h"

#define BOTH(vi, en)                                                                               \
	{                                                                                          \
		vi, en                                                                             \
	}
#define SAME(z)                                                                                    \
	{                                                                                          \
		z, z                                                                               \
	}

/* clang-format off */
static const struct pillar pillars[] = {
	{ .code = "economy", .name = BOTH("Kinh tế số", "Digital economy") },
	{ .code = "society", .name = BOTH("Xã hội số", "Digital society") },
};

static const struct source sources[] = {
	{ .code = "report", .title = "Báo cáo năm", .publisher = "Ủy ban", .date = "2026-01-14",
	  .url = "https://example.vn/report?a=1&b=2", .grade = "official", .licence = "" },
	{ .code = "paper", .title = "<i>Tin & bài</i>", .publisher = "", .date = "", .url = "",
	  .grade = "press", .licence = "" },
};

static const struct reporter reporters[] = {
	{ .code = "office", .name = BOTH("Văn phòng", "Office"), .valid_from = "", .valid_until = "",
	  .successor = "", .source = "" },
};

/* What is the same for all places here. */
#define ANYWHERE                                                                                   \
	.type = SAME(""), .other_names = "", .former_district = "", .population = -1,              \
	.area_km2 = "", .source = ""
#define PLACE ANYWHERE, .parent = "", .lat = "", .lon = ""
#define WARD ANYWHERE, .parent = "79", .level = PLACE_WARD, .valid_from = "2025-07-01", .valid_until = ""
static struct place places[] = {
	{ PLACE, .code = "VN", .valid_from = "0001-01-01", .valid_until = "", .level = PLACE_COUNTRY,
	  .name = BOTH("Việt Nam", "Viet Nam") },
	{ PLACE, .code = "79", .valid_from = "0001-01-01", .valid_until = "2025-07-01", .level = PLACE_PROVINCE,
	  .name = BOTH("Thành phố", "The City") },
	{ PLACE, .code = "79", .valid_from = "2025-07-01", .valid_until = "", .level = PLACE_PROVINCE,
	  .name = BOTH("Thành phố", "The City") },
	{ PLACE, .code = "01", .valid_from = "0001-01-01", .valid_until = "", .level = PLACE_PROVINCE,
	  .name = BOTH("Hà Nội", "Hanoi") },
	{ WARD, .code = "00001", .name = BOTH("Một", "One"), .lat = "10.7", .lon = "106.7" },
	{ WARD, .code = "00002", .name = BOTH("Hai", "Two"), .lat = "10.8", .lon = "106.7" },
	{ WARD, .code = "00003", .name = BOTH("Vắng", "Without"), .lat = "10.9", .lon = "106.7" },
};

static const struct method share_methods[] = {
	{ .code = "main", .name = BOTH("Theo Bộ", "By the ministry"),
	  .note = BOTH("Quyết định không nói theo cách nào.", "The decision does not say which."),
	  .reporter = "office", .primary = true },
	{ .code = "other", .name = BOTH("Cục Thống kê", "Statistics Office"), .note = SAME(""),
	  .reporter = "office" },
};
static const struct method phones_methods[] = {
	{ .code = "adults", .name = BOTH("Người lớn", "Adults"), .note = SAME(""),
	  .reporter = "office", .primary = true },
	{ .code = "illustrative", .name = BOTH("Minh họa", "Illustrative"), .note = SAME(""),
	  .reporter = "", .illustrative = true },
};
static const struct method plain_methods[] = {
	{ .code = "main", .name = BOTH("Báo cáo", "Report"), .note = SAME(""),
	  .reporter = "office", .primary = true },
};

static const struct method gap_methods[] = {
	{ .code = "computed", .name = BOTH("Tính ra", "Computed"), .note = SAME(""), .reporter = "",
	  .primary = true, .formula = "share - share:other" },
};
static const struct composite_component components[] = {
	{ "phones", { 0, 0 }, { 100, 0 }, DIRECTION_UP, { 1, 0 }, "illustrative" },
};
static const struct composite mixture = { components, COUNT(components), { 100, 0 }, 1,
	COMPOSITE_REFUSE, { 0, 0 } };
static const struct method mix_methods[] = {
	{ .code = "mixed", .name = BOTH("Pha trộn", "Mixed"), .note = BOTH("Sinh ra", "Made up"),
	  .reporter = "", .primary = true, .illustrative = true, .composite = &mixture },
};

/* What is the same for all indicators here. */
#define INDICATOR                                                                                  \
	.definition = BOTH("Nghĩa", "Sense"), .frequency = "A", .numerator = SAME(""),             \
	.denominator = SAME(""), .minimum = "", .maximum = "", .source = "report"
static struct indicator indicators[] = {
	{ INDICATOR, .code = "share", .pillar = &pillars[0], .name = BOTH("Tỷ trọng", "Share"),
	  .unit_name = SAME("% GRDP"), .kind = KIND_RATIO, .direction = DIRECTION_UP, .decimals = 1,
	  .headline = true, .methods = share_methods, .method_count = COUNT(share_methods) },
	{ INDICATOR, .code = "phones", .pillar = &pillars[1], .name = BOTH("Điện thoại", "Phones"),
	  .unit_name = SAME("%"), .kind = KIND_RATIO, .direction = DIRECTION_UP, .decimals = 1,
	  .headline = true, .methods = phones_methods, .method_count = COUNT(phones_methods) },
	{ INDICATOR, .code = "cards", .pillar = &pillars[1], .name = BOTH("Số thẻ", "Cards"),
	  .unit_name = BOTH("thẻ", "cards"), .kind = KIND_STOCK, .direction = DIRECTION_UP,
	  .methods = plain_methods, .method_count = COUNT(plain_methods) },
	{ INDICATOR, .code = "hostile", .pillar = &pillars[1],
	  .name = BOTH("<b>\"A\" & 'B'</b>{{t}}", "<script>alert(1)</script>"),
	  .unit_name = BOTH("hạng", "rank"), .kind = KIND_SCORE, .direction = DIRECTION_DOWN,
	  .methods = plain_methods, .method_count = COUNT(plain_methods) },
	{ INDICATOR, .code = "gap", .pillar = &pillars[0], .name = BOTH("Chênh lệch", "Gap"),
	  .unit_name = BOTH("điểm phần trăm GRDP", "percentage points of GRDP"),
	  .kind = KIND_DERIVED, .direction = DIRECTION_NONE, .decimals = 2,
	  .methods = gap_methods, .method_count = COUNT(gap_methods) },
	{ INDICATOR, .code = "mix", .pillar = &pillars[1], .name = BOTH("Pha", "Mix"),
	  .unit_name = BOTH("điểm trên 100", "points out of 100"), .kind = KIND_COMPOSITE,
	  .direction = DIRECTION_UP, .decimals = 1, .methods = mix_methods,
	  .method_count = COUNT(mix_methods) },
};
static const char *const units[] = { "percent", "percent", "count", "rank", "percent-points",
	"points" };

static const struct decision decisions[] = {
	{ .code = "first", .number = "2393/QĐ-UBND", .date = "2020-07-03",
	  .issuer = BOTH("Ủy ban", "Committee"), .title = BOTH("Chương trình", "Programme"),
	  .source = "report" },
	{ .code = "second", .number = "", .date = "", .issuer = BOTH("Ủy ban", "Committee"),
	  .title = BOTH("Kế hoạch sửa", "Revised plan"), .source = "paper" },
};

#define SAYS_NOTHING                                                                               \
	.number = "", .kind = "", .level = "", .audience = "", .event = "", .decision = "",        \
	.date = "", .from = "", .until = "", .link = "", .source = ""

static const struct content_milestone milestones[] = {
	{ "2021", BOTH("Sơ kết", "Review"), "done", "report" },
	{ "", BOTH("Tổng kết", "Last review"), "unknown", "" },
};
static const struct indicator *const moved[] = { &indicators[2] };
static const struct content_page content[] = {
	{ .section = CONTENT_PROGRAMMES, .slug = "digital", .title = BOTH("Chương trình số", "Digital programme"),
	  .summary = BOTH("Tóm <tắt>", "Summary"), .body = BOTH("Xem [tỷ trọng](/i/share).", "See [the share](/i/share)."),
	  .owner = BOTH("Ủy ban", "Committee"), .number = "", .kind = "", .level = "", .audience = "", .event = "",
	  .decision = "first", .date = "", .from = "2020", .until = "2025", .link = "https://example.vn/?a=1&b=2",
	  .source = "report", .milestones = milestones, .milestone_count = COUNT(milestones),
	  .indicators = moved, .indicator_count = COUNT(moved) },
	{ .section = CONTENT_PROGRAMMES, .slug = "undated", .title = BOTH("Không hạn", "Without a term"),
	  .summary = BOTH("", ""), .body = BOTH("", ""), .owner = BOTH("", ""), SAYS_NOTHING },
	{ .section = CONTENT_SERVICES, .slug = "hostile",
	  .title = BOTH("<b>\"A\"</b>{{t}}", "<b>\"A\"</b>{{t}}"), .summary = BOTH("<script>", "<script>"),
	  .body = BOTH("<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=y> ![z](//evil)",
	    "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=y> ![z](//evil)"),
	  .owner = BOTH("<i>", "<i>"), SAYS_NOTHING },
};

static const struct {
	int indicator;
	const char *period;
	int units, decision;
	enum comparator comparator;
	bool superseded;
} points[] = {
	{ 0, "2022", 15, 0, COMPARE_AT_LEAST, false },
	{ 0, "2025", 24, 0, COMPARE_AT_LEAST, true },
	{ 0, "2025", 25, 1, COMPARE_AT_LEAST, false },
	{ 0, "2030", 40, 0, COMPARE_MORE_THAN, false },
	{ 1, "2022", 85, 1, COMPARE_AT_LEAST, false },
	{ 3, "2030", 3, 1, COMPARE_AT_MOST, false },
};

/* What is imported before each edition. */
static const char *const figures[] = {
	"indicator,method,place,period,value,numerator,denominator,status,vintage,source,note_vi,note_en\n"
	"share,main,79,2020,12.50,,,A,2021-01-05,report,,\n"
	"share,main,79,2022,18.66,,,E,2023-09-15,report,,\n"
	"share,main,79,2022,18.86,,,E,2024-12-01,report,Số sau,Later figure\n"
	"share,main,79,2023,,,,M,2024-12-01,report,,\n"
	"share,main,79@2025-07-01,2025,25,,,P,2026-01-14,paper,,\n"
	"share,other,79,2022,13.51,,,V,2024-04-26,paper,,\n"
	"share,main,VN,2022,12.67,,,A,2023-12-04,report,,\n"
	"share,main,VN,2022,12.83,,,A,2025-01-06,report,,\n"
	"share,main,01,2022,17.15,,,E,2023-09-15,report,,\n"
	"phones,illustrative,00001,2026-Q1,,820,1000,A,,,,\n"
	"phones,illustrative,00001,2026-Q2,,830,1000,A,,,,\n"
	"phones,illustrative,00002,2026-Q2,,77,100,A,,,,\n"
	"cards,main,VN,2024,1234567,,,A,2025-01-06,report,,\n"
	"hostile,main,79,2024,4,,,A,2025-01-06,paper,\"'=HYPERLINK(\"\"x\"\")\",</textarea><img src=x>\n",
	"indicator,method,place,period,value,status,vintage,source\n"
	"share,main,79,2020,12.61,A,2021-01-05,report\n",
};
static const char *const published_at[] = { "2026-11-24T02:00:00Z", "2026-11-25T02:30:00Z" };
/* clang-format on */

static void must(bool fine, const struct error *err)
{
	if (!fine)
		fail_msg("%s: %s (line %d)", err->key, err->detail, err->line);
}

/* Units, orders and days are looked up once; plans are made of the rows above. */
static void make_catalogue(struct arena *arena, struct catalogue *ret)
{
	struct plan *plans = arena_new(arena, COUNT(indicators), sizeof *plans);
	struct plan_point *all = arena_new(arena, COUNT(points), sizeof *all);
	int count = 0;

	for (size_t i = 0; i < COUNT(places); i++) {
		places[i].until_day = INT_MAX;
		assert_true(clock_date_parse(span_of(places[i].valid_from), &places[i].from_day));
		if (*places[i].valid_until != '\0')
			assert_true(clock_date_parse(
				span_of(places[i].valid_until), &places[i].until_day));
	}
	for (size_t i = 0; i < COUNT(indicators); i++) {
		indicators[i].unit = unit_find(units[i]);
		indicators[i].rollup = indicator_rollup_default;
	}
	for (size_t i = 0; i < COUNT(points); i++) {
		assert_true(period_parse(span_of(points[i].period), &all[i].period));
		all[i].value.units = points[i].units;
		all[i].comparator = points[i].comparator;
		all[i].decision = &decisions[points[i].decision];
		all[i].note[LANG_VI] = all[i].note[LANG_EN] = "";
		all[i].source = all[i].decision->source;
		all[i].superseded = points[i].superseded;
		if (i == 0 || points[i].indicator != points[i - 1].indicator)
			plans[count++] = (struct plan){ &indicators[points[i].indicator], "79",
				&all[i], 0 };
		plans[count - 1].count++;
	}
	*ret = (struct catalogue){ .city = "79",
		.title = BOTH("Thành phố thử", "Test city"),
		.licence = "CC BY 4.0",
		.licence_url = "https://creativecommons.org/licenses/by/4.0/",
		.pillars = pillars,
		.pillar_count = COUNT(pillars),
		.indicators = indicators,
		.indicator_count = COUNT(indicators),
		.places = places,
		.place_count = COUNT(places),
		.reporters = reporters,
		.reporter_count = COUNT(reporters),
		.sources = sources,
		.source_count = COUNT(sources),
		.content = content,
		.content_count = COUNT(content),
		.decisions = decisions,
		.decision_count = COUNT(decisions),
		.plans = plans,
		.plan_count = count };
}

static void import(struct office *office, struct arena *arena, const char *text)
{
	static const struct reader_options usual = { 0 };
	struct mapping mapping = { 0 };
	struct catalogue catalogue;
	reader_auto *reader = NULL;
	struct draft draft;
	struct receipt receipt;
	struct error err = { 0 };
	struct batch batch = {
		.reporter = "office", .name = "test", .mapping = "", .reason = "mended"
	};
	int count;

	must(office_catalogue_load(office, arena, &catalogue, &err), &err);
	reader = reader_open(arena, span_of(text), &usual);
	draft_read(arena, &catalogue, reader, &mapping, &draft);
	for (size_t i = 0; i < draft.problem_count; i++)
		fail_msg("line %d: %s %s", draft.problems[i].line, draft.problems[i].key,
			draft.problems[i].read);
	batch.bytes = span_of(text);
	batch.entries = draft.entries;
	batch.count = draft.count;
	must(submission_add(office, &batch, 1, "sender", &receipt, &err), &err);
	must(submission_approve(office, 0, "test", &count, &err), &err);
}

void fixture_publish(struct fixture *fixture, int number)
{
	arena_auto arena = { 0 };
	struct publication publication = { 0 };
	struct error err = { 0 };
	office_auto *office = office_open(fixture->dir, &err);

	must(office != NULL, &err);
	import(office, &arena, number == 1 ? figures[0] : figures[1]);
	must(office_publish(
		     office, "Ghi chú <kỳ>", published_at[number != 1], "test", &publication, &err),
		&err);
	assert_int_equal(publication.manifest.number, number);
}

void fixture_make(struct fixture *fixture, int editions)
{
	arena_auto arena = { 0 };
	struct catalogue catalogue;
	const char *tmp = getenv("TMPDIR");
	struct error err = { 0 };
	struct office *office;

	assert_true(hash_start());
	(void)snprintf(fixture->dir, sizeof fixture->dir, "%s/tiendo-portal-XXXXXX",
		tmp == NULL ? P_tmpdir : tmp);
	assert_non_null(mkdtemp(fixture->dir));
	must(office_init(fixture->dir, &err), &err);
	office = office_open(fixture->dir, &err);
	must(office != NULL, &err);
	make_catalogue(&arena, &catalogue);
	must(office_catalogue_save(office, &catalogue, "test", &err), &err);
	office_close(office);
	for (int number = 1; number <= editions; number++)
		fixture_publish(fixture, number);
}

static int remove_one(
	const char *path, const struct stat *stat UNUSED, int kind UNUSED, struct FTW *where UNUSED)
{
	return remove(path);
}

void fixture_remove(struct fixture *fixture)
{
	assert_int_equal(nftw(fixture->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
}

int fixture_setup(void **state)
{
	static struct fixture fixture;

	fixture_make(&fixture, 2);
	*state = &fixture;
	return 0;
}

int fixture_teardown(void **state)
{
	fixture_remove(*state);
	return 0;
}
