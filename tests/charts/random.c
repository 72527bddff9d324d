/* tests/charts/random.c - see random.h. */
#include "tests/charts/random.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "charts/kind.h"
#include "indicators/indicator.h"
#include "indicators/place.h"
#include "tests/charts/random_parts.h"

enum { REFORM = 20270, MAX_FIGURES = 60, MANY_FIGURES = 400 };

uint64_t random_next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed;
}

int random_below(uint64_t *seed, int limit)
{
	return (int)(random_next(seed) % (uint64_t)limit);
}

bool random_once_in(uint64_t *seed, int times)
{
	return random_below(seed, times) == 0;
}

static const char *const texts[] = { NULL, "", "Kinh tế số", "A",
	"Tỷ trọng kinh tế số trong GRDP của Thành phố Hồ Chí Minh", "ẨẪẾỸ ẶỘ",
	"MộtTừRấtDàiKhôngCóKhoảngTrắngNàoỞGiữaCảChoNênPhảiCắtGiữaChừngMàVẫnKhôngVỡDấuTiếngViệt",
	"e\u0302\u0301e\u0302\u0301e\u0302\u0301 to\u0302\u0309ng h\u01a1\u0323p",
	"<&>\"' \u4e2d\u6587 \U0001F680",
	"Tỷ lệ hồ sơ thủ tục hành chính đủ điều kiện được tiếp nhận và giải quyết hoàn toàn trực "
	"tuyến "
	"qua Hệ thống thông tin giải quyết thủ tục hành chính của Thành phố trên tổng số hồ sơ "
	"phát "
	"sinh trong kỳ báo cáo, không tính lĩnh vực đất đai" };
static const char *const units[] = { "count", "index", "million", "per-100", "percent",
	"percent-change", "points" };

const char *random_text(uint64_t *seed)
{
	return texts[random_below(seed, (int)COUNT(texts))];
}

/* The period of a kind that is the n-th since 2000. */
struct period random_period(enum period_kind kind, int n)
{
	char label[2 * PERIOD_LABEL];
	struct period ret = { 0 };
	int y, m, d;

	clock_date_of(clock_day_of(2000, 1, 1) + n, &y, &m, &d);
	switch (kind) {
	case PERIOD_YEAR:
		(void)snprintf(label, sizeof label, "%d", 2000 + n % 150);
		break;
	case PERIOD_QUARTER:
		(void)snprintf(label, sizeof label, "%d-Q%d", 2000 + n / 4, n % 4 + 1);
		break;
	case PERIOD_MONTH:
		(void)snprintf(label, sizeof label, "%d-%02d", 2000 + n / 12, n % 12 + 1);
		break;
	case PERIOD_SPAN:
		(void)snprintf(label, sizeof label, "%04d-%02d-%02d/%04d-%02d-%02d", y, m, d, y + 1,
			m, m == 2 && d == 29 ? 28 : d);
		break;
	default:
		(void)snprintf(label, sizeof label, "%04d-%02d-%02d", y, m, d);
	}
	if (!period_parse(span_of(label), &ret)) {
		(void)fprintf(stderr, "random: %s is no period\n", label);
		exit(1);
	}
	return ret;
}

/* Values from nothing to a quadrillion, of either sign, with up to 18 digits. */
struct decimal random_value(uint64_t *seed, int flavour)
{
	static const int64_t sizes[] = { 1, 100, 10000, 1000000, 1000000000000,
		999999999999999999 };
	int64_t size = sizes[flavour % (int)COUNT(sizes)];
	struct decimal ret = { (int64_t)(random_next(seed) % (uint64_t)size), flavour / 6 % 4 * 2 };

	if (flavour % 7 == 0 && random_once_in(seed, 2))
		ret.units = -ret.units;
	if (flavour % 11 == 0)
		ret = (struct decimal){ 5, 0 };
	if (flavour % 13 == 0)
		ret.scale = 18;
	return ret;
}

static enum period_kind kind_of(uint64_t *seed)
{
	static const enum period_kind kinds[] = { PERIOD_YEAR, PERIOD_YEAR, PERIOD_QUARTER,
		PERIOD_MONTH, PERIOD_MONTH, PERIOD_DAY, PERIOD_SPAN };

	return kinds[random_below(seed, (int)COUNT(kinds))];
}

const struct series *random_series(struct arena *arena, uint64_t *seed, int flavour)
{
	static const struct place places[] = { { .id = 1, .from_day = INT_MIN },
		{ .id = 2, .from_day = REFORM } };
	static const char statuses[] = "AAAAAAEPFVB";
	struct indicator *indicator = arena_new(arena, 1, sizeof *indicator);
	struct series *series = arena_new(arena, 1, sizeof *series);
	int most = random_once_in(seed, 20) ? MANY_FIGURES
		: random_once_in(seed, 2)   ? 5
					    : MAX_FIGURES;
	int count = random_below(seed, most + 1), n = random_below(seed, 100);
	enum period_kind kind = kind_of(seed);
	struct observation *items = arena_new(arena, (size_t)count, sizeof *items);

	for (int i = 0; i < count; i++) {
		struct observation *item = &items[series->count];

		n += random_once_in(seed, 8) ? 3 : 1;
		*item = (struct observation){ .place = &places[0], .status = 'O' };
		item->period = random_period(random_once_in(seed, 30) ? kind_of(seed) : kind, n);
		if (item->period.until > (int64_t)REFORM * PERIOD_DAY_MINUTES)
			item->place = &places[1];
		item->known = !random_once_in(seed, 9);
		if (item->known) {
			item->status = statuses[random_below(seed, (int)sizeof statuses - 1)];
			item->value = random_value(seed, flavour);
		}
		if (series->count == 0 ||
			period_compare(&items[series->count - 1].period, &item->period) < 0)
			series->count++;
	}
	indicator->decimals = 1;
	indicator->frequency = random_once_in(seed, 2) ? "A" : "";
	series->indicator = indicator;
	series->items = items;
	return series;
}

static int compare_decimals(const void *a, const void *b)
{
	return decimal_compare(*(const struct decimal *)a, *(const struct decimal *)b);
}

const struct plan *random_plan(struct arena *arena, uint64_t *seed, int flavour)
{
	struct plan *plan = arena_new(arena, 1, sizeof *plan);
	int count = random_below(seed, 12), n = random_below(seed, 40);
	struct plan_point *points = arena_new(arena, (size_t)count, sizeof *points);

	for (int i = 0; i < count; i++) {
		n += 1 + random_below(seed, 4);
		points[i].period = random_period(PERIOD_YEAR, n);
		points[i].value = random_value(seed, flavour);
		points[i].comparator = (enum comparator)random_below(seed, 4);
		points[i].superseded = random_once_in(seed, 5);
	}
	plan->points = points;
	plan->count = count;
	return plan;
}

static const struct chart_forecast *random_forecast(
	struct arena *arena, uint64_t *seed, int flavour)
{
	struct chart_forecast *forecast = arena_new(arena, 1, sizeof *forecast);
	int count = random_below(seed, 9), n = random_below(seed, 60);
	struct chart_forecast_point *points = arena_new(arena, (size_t)count, sizeof *points);

	for (int i = 0; i < count; i++) {
		struct decimal three[] = { random_value(seed, flavour), random_value(seed, flavour),
			random_value(seed, flavour) };

		qsort(three, COUNT(three), sizeof *three, compare_decimals);
		points[i] = (struct chart_forecast_point){ random_period(PERIOD_YEAR, n++),
			three[0], three[1], three[2] };
	}
	*forecast = (struct chart_forecast){ points, (size_t)count, 1 + random_below(seed, 99),
		random_text(seed) };
	return forecast;
}

struct chart_request random_request(struct arena *arena, uint64_t seed)
{
	struct chart_request request = { 0 };
	int kind_count = 0, flavour;
	struct chart_size size;

	seed = seed * 0x9E3779B97F4A7C15 + 1;
	for (int i = 0; i < 8; i++)
		(void)random_next(&seed);
	flavour = random_below(&seed, 1000);
	while (chart_kinds[kind_count].name != NULL)
		kind_count++;
	request.kind = random_once_in(&seed, 3) ? chart_kind_find("line")
						: &chart_kinds[random_below(&seed, kind_count)];
	size = chart_presets[random_below(&seed, PRESET_COUNT)];
	if (random_once_in(&seed, 2))
		size = (struct chart_size){ "", CHART_MIN_SIDE + random_below(&seed, 900),
			CHART_MIN_SIDE + random_below(&seed, 700) };
	request.width = size.width;
	request.height = size.height;
	request.lang = (enum lang)random_below(&seed, LANG_COUNT);
	request.theme = (enum theme)random_below(&seed, THEME_COUNT);
	request.state = (enum state)random_below(&seed, STATE_COUNT);
	request.title = random_text(&seed);
	request.subtitle = random_text(&seed);
	request.source = random_text(&seed);
	request.code = random_text(&seed);
	request.edition = random_below(&seed, 3) * 6;
	request.unit = unit_find(units[random_below(&seed, (int)COUNT(units))]);
	request.today = clock_day_of(2000, 1, 1) + random_below(&seed, 20000);
	request.illustrative = random_once_in(&seed, 3);
	request.series_count = random_below(&seed, CHART_MAX_SERIES + 1);
	for (int i = 0; i < request.series_count; i++)
		request.series[i] = (struct chart_series){ random_series(arena, &seed, flavour),
			random_text(&seed) };
	if (!random_once_in(&seed, 3))
		request.plan = random_plan(arena, &seed, flavour);
	if (random_once_in(&seed, 3))
		request.forecast = random_forecast(arena, &seed, flavour);
	if (request.kind->rows)
		random_rows(arena, &seed, flavour, &request);
	return request;
}
