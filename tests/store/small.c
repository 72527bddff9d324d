/* tests/store/small.c - see small.h. */
#include "tests/store/small.h"

#include <limits.h>

#include "indicators/content.h"
#include <string.h>

#include "indicators/composite.h"

static const struct pillar pillars[] = {
	{ .id = 1, .order = 0, .code = "economy", .name = { "Kinh tế số", "Digital economy" } },
};

static const struct calendar calendars[] = {
	{ .id = 1,
		.code = "noon",
		.name = { "Từ trưa ngày 25", "From noon of the 25th" },
		.month = 12,
		.day = 25,
		.minute = 720 },
};

static const struct method share_methods[] = {
	{ .id = 11,
		.code = "mic",
		.name = { "Cách của Bộ", "The ministry's" },
		.note = { "", "" },
		.reporter = "",
		.primary = true },
	{ .id = 12,
		.code = "gso",
		.name = { "Cách của Cục Thống kê", "The statistics office's" },
		.note = { "", "" },
		.reporter = "" },
};
static const struct method users_methods[] = {
	{ .id = 21,
		.code = "count",
		.name = { "Đếm", "Count" },
		.note = { "", "" },
		.reporter = "",
		.primary = true },
};
static const struct method lines_methods[] = {
	{ .id = 31,
		.code = "itu",
		.name = { "ITU", "ITU" },
		.note = { "", "" },
		.reporter = "",
		.primary = true },
};
static const struct method change_methods[] = {
	{ .id = 41,
		.code = "gso",
		.name = { "Cục Thống kê", "Statistics office" },
		.note = { "", "" },
		.reporter = "",
		.primary = true },
};

/* What no test here asks about is empty in all of them. */
#define NO_WORDS                                                                                   \
	.definition = { "", "" }, .unit_name = { "", "" }, .numerator = { "", "" },                \
	.denominator = { "", "" }, .frequency = "A", .source = ""

static struct indicator indicators[] = {
	{ .id = 1,
		.order = 0,
		.code = "share",
		.pillar = pillars,
		.name = { "Tỷ lệ", "Share" },
		.kind = KIND_RATIO,
		.direction = DIRECTION_UP,
		.decimals = 1,
		.minimum = "0",
		.maximum = "100",
		.methods = share_methods,
		.method_count = COUNT(share_methods),
		NO_WORDS },
	{ .id = 2,
		.order = 1,
		.code = "users",
		.pillar = pillars,
		.name = { "Người dùng", "Users" },
		.kind = KIND_STOCK,
		.direction = DIRECTION_UP,
		.minimum = "",
		.maximum = "",
		.methods = users_methods,
		.method_count = COUNT(users_methods),
		NO_WORDS },
	{ .id = 3,
		.order = 2,
		.code = "lines",
		.pillar = pillars,
		.name = { "Thuê bao", "Lines" },
		.kind = KIND_RATIO,
		.direction = DIRECTION_UP,
		.decimals = 2,
		.minimum = "",
		.maximum = "",
		.methods = lines_methods,
		.method_count = COUNT(lines_methods),
		NO_WORDS },
	{ .id = 4,
		.order = 3,
		.code = "change",
		.pillar = pillars,
		.name = { "Thay đổi", "Change" },
		.kind = KIND_SCORE,
		.direction = DIRECTION_NONE,
		.minimum = "-50",
		.maximum = "",
		.methods = change_methods,
		.method_count = COUNT(change_methods),
		NO_WORDS },
};

/* Days are those of clock_day_of(): -719162 is 0001-01-01, 20270 is 2025-07-01. */
enum { ALWAYS = -719162, REFORM = 20270 };

#define PLACE(number, its_code, since, until, since_day, day_until, its_level, its_parent)         \
	{                                                                                          \
		.id = (number), .code = (its_code), .valid_from = (since), .valid_until = (until), \
		.from_day = (since_day), .until_day = (day_until), .level = (its_level),           \
		.name = { (its_code), (its_code) }, .type = { "", "" }, .other_names = "",         \
		.parent = (its_parent), .former_district = "", .population = -1, .area_km2 = "",   \
		.lat = "", .lon = "", .source = ""                                                 \
	}

static const struct place places[] = {
	PLACE(1, "VN", "0001-01-01", "", ALWAYS, INT_MAX, PLACE_COUNTRY, ""),
	PLACE(2, "79", "0001-01-01", "2025-07-01", ALWAYS, REFORM, PLACE_PROVINCE, ""),
	PLACE(3, "79", "2025-07-01", "", REFORM, INT_MAX, PLACE_PROVINCE, ""),
	PLACE(4, "760", "0001-01-01", "2025-07-01", ALWAYS, REFORM, PLACE_DISTRICT, ""),
	PLACE(5, "00123", "2025-07-01", "", REFORM, INT_MAX, PLACE_WARD, "79@2025-07-01"),
};

static const struct source sources[] = {
	{ 1, "report-2022", "Báo cáo 2022", "", "2022-12-31", "", "official", "" },
	{ 2, "report-2023", "Báo cáo 2023", "", "2023-12-31", "", "official", "" },
};

static const struct reporter reporters[] = {
	{ 1, "office", { "Văn phòng", "Office" }, "", "2025-02-20", "bureau", "report-2022" },
	{ 2, "bureau", { "Cục", "Bureau" }, "2025-02-20", "", "", "" },
};

static const struct place_link links[] = {
	{ &places[1], &places[2], true, "", "", "report-2023" },
	{ &places[3], &places[4], false, "1.0", "population", "report-2023" },
};

static const struct decision decisions[] = {
	{ 1, "qd-1", "1/QĐ-UBND", "2020-07-03", { "Ủy ban", "Committee" }, { "Một", "One" },
		"report-2022" },
	{ 2, "qd-2", "", "2021-11-24", { "Ủy ban", "Committee" }, { "Hai", "Two" }, "report-2023" },
};

/* Minutes of the ends of 2021, 2022, 2024 and 2025. */
#define YEAR(since, end, its_label)                                                                \
	{                                                                                          \
		.kind = PERIOD_YEAR, .from = (since)*1440LL, .until = (end)*1440LL,                \
		.label = (its_label)                                                               \
	}

static const struct plan_point share_points[] = {
	{ YEAR(18993, 19358, "2022"), { 15, 0 }, COMPARE_AT_LEAST, &decisions[0], { "Cũ", "Old" },
		"report-2022", true },
	{ YEAR(18993, 19358, "2022"), { 160, 1 }, COMPARE_MORE_THAN, &decisions[1], { "", "" },
		"report-2023", false },
	{ YEAR(20089, 20454, "2025"), { 30, 0 }, COMPARE_AT_LEAST, &decisions[1], { "", "" },
		"report-2023", false },
};

static const struct plan plans[] = {
	{ &indicators[SMALL_SHARE], "79", share_points, COUNT(share_points) },
};

/* A programme with all it can have, and the decisions as documents. */
static const struct content_milestone milestones[] = {
	{ "2020-07-03", { "Ban hành", "Issued" }, "done", "report-2022" },
	{ "", { "Sơ kết", "Review" }, "unknown", "" },
};
static const struct indicator *const moved[] = { &indicators[SMALL_USERS],
	&indicators[SMALL_SHARE] };

#define NOTHING                                                                                    \
	.kind = "", .level = "", .audience = "", .event = "", .decision = "", .from = "",          \
	.until = "", .link = "", .body = { "", "" }, .summary = { "", "" }

static const struct content_page content[] = {
	{ .section = CONTENT_PROGRAMMES,
		.slug = "phones",
		.title = { "Hỗ trợ", "Support" },
		.summary = { "Tóm tắt", "Summary" },
		.body = { "*Một*", "*One*" },
		.owner = { "Cục", "Bureau" },
		.number = "",
		.kind = "",
		.level = "",
		.audience = "",
		.event = "",
		.decision = "qd-2",
		.date = "",
		.from = "2020",
		.until = "2025-Q3",
		.link = "https://example.vn/",
		.source = "report-2023",
		.milestones = milestones,
		.milestone_count = COUNT(milestones),
		.indicators = moved,
		.indicator_count = COUNT(moved) },
	{ .section = CONTENT_DOCUMENTS,
		.slug = "qd-1",
		.title = { "Một", "One" },
		.owner = { "Ủy ban", "Committee" },
		.number = "1/QĐ-UBND",
		.date = "2020-07-03",
		.source = "report-2022",
		NOTHING },
	{ .section = CONTENT_DOCUMENTS,
		.slug = "qd-2",
		.title = { "Hai", "Two" },
		.owner = { "Ủy ban", "Committee" },
		.number = "",
		.date = "2021-11-24",
		.source = "report-2023",
		NOTHING },
};

const struct catalogue *small_catalogue(void)
{
	static const char *const units[] = { "percent", "count", "per-100", "percent-change" };
	static const struct catalogue catalogue = {
		.city = "79",
		.title = { "Thử", "Test" },
		.licence = "",
		.licence_url = "",
		.calendars = calendars,
		.calendar_count = COUNT(calendars),
		.pillars = pillars,
		.pillar_count = COUNT(pillars),
		.indicators = indicators,
		.indicator_count = COUNT(indicators),
		.places = places,
		.place_count = COUNT(places),
		.sources = sources,
		.source_count = COUNT(sources),
		.reporters = reporters,
		.reporter_count = COUNT(reporters),
		.links = links,
		.link_count = COUNT(links),
		.decisions = decisions,
		.decision_count = COUNT(decisions),
		.plans = plans,
		.plan_count = COUNT(plans),
		.content = content,
		.content_count = COUNT(content),
	};

	for (size_t i = 0; i < COUNT(indicators); i++) {
		indicators[i].unit = unit_find(units[i]);
		indicators[i].rollup = indicator_rollup_default;
	}
	indicators[SMALL_CHANGE].rollup.weight = "users";
	indicators[SMALL_LINES].rollup = (struct indicator_rollup){ 0, 80, 75, WEIGHT_POPULATION,
		TIME_AT_END, "noon" };
	return &catalogue;
}

static const struct composite_component components[] = {
	{ "share", { 0, 0 }, { 50, 0 }, DIRECTION_UP, { 3, 0 }, "" },
	{ "share", { 0, 0 }, { 20, 0 }, DIRECTION_UP, { 1, 0 }, "gso" },
};
static const struct composite mixed = { components, COUNT(components), { 100, 0 }, 1,
	COMPOSITE_RENORMALISE, { 60, 0 } };

#define COMPUTED .name = { "", "" }, .note = { "", "" }, .reporter = "", .primary = true

static const struct method computed_methods[][1] = {
	{ { .id = 51, .code = "ratio", COMPUTED, .formula = "share / share:gso" } },
	{ { .id = 52, .code = "growth", COMPUTED, .formula = "change-percent(users)" } },
	{ { .id = 53, .code = "mixed", COMPUTED, .composite = &mixed } },
};

const struct catalogue *small_computed(void)
{
	enum { OLD = COUNT(indicators), NEW = COUNT(computed_methods) };
	static const char *const codes[NEW] = { "computed", "growth", "mix" };
	static const char *const units[NEW] = { "percent", "percent-change", "points" };
	static struct indicator all[OLD + NEW];
	static struct catalogue catalogue;

	catalogue = *small_catalogue();
	memcpy(all, indicators, sizeof indicators);
	for (int i = 0; i < NEW; i++)
		all[OLD + i] = (struct indicator){ .id = OLD + 1 + i,
			.order = OLD + i,
			.code = codes[i],
			.pillar = pillars,
			.name = { codes[i], codes[i] },
			.unit = unit_find(units[i]),
			.kind = i == NEW - 1 ? KIND_COMPOSITE : KIND_DERIVED,
			.direction = DIRECTION_UP,
			.decimals = 1,
			.rollup = indicator_rollup_default,
			.minimum = "",
			.maximum = "",
			.methods = computed_methods[i],
			.method_count = 1,
			NO_WORDS };
	catalogue.indicators = all;
	catalogue.indicator_count = COUNT(all);
	return &catalogue;
}
