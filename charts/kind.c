/* charts/kind.c - see kind.h. */
#include "charts/kind.h"

#include <string.h>

#include "charts/ranked.h"

/* clang-format off */
const struct chart_kind chart_kinds[] = {
	{ "bars", { "Biểu đồ thanh", "Bar chart" },
		PRESET_PAGE, false, false, true, false, bars_layout, bars_draw, ranked_describe },
	{ "breakdown", { "Chỉ số theo thành phần", "Index by component" },
		PRESET_PAGE, false, false, true, false, breakdown_layout, breakdown_draw, breakdown_describe },
	{ "bullet", { "Thanh tiến độ", "Bullet chart" },
		PRESET_CARD, true, false, false, false, bullet_layout, bullet_draw, describe_lines },
	{ "gantt", { "Biểu đồ thời hạn", "Timeline" },
		PRESET_PAGE, false, false, true, false, gantt_layout, gantt_draw, gantt_describe },
	{ "heat", { "Bảng màu", "Heat table" },
		PRESET_PAGE, false, false, true, false, heat_layout, heat_draw, ranked_describe },
	{ "line", { "Biểu đồ đường", "Line chart" },
		PRESET_PAGE, false, true, false, false, line_layout, line_draw, describe_lines },
	{ "map", { "Bản đồ", "Map" },
		PRESET_PAGE, false, false, true, true, map_layout, map_draw, areas_describe },
	{ "multiples", { "Loạt biểu đồ nhỏ", "Small multiples" },
		PRESET_PAGE, false, false, true, false, multiples_layout, multiples_draw, slope_describe },
	{ "slope", { "Biểu đồ hai kỳ", "Chart of two periods" },
		PRESET_PAGE, false, false, true, false, slope_layout, slope_draw, slope_describe },
	{ "spark", { "Biểu đồ nhỏ", "Sparkline" },
		PRESET_SPARK, false, false, false, false, spark_layout, spark_draw, describe_lines },
	{ "stack", { "Biểu đồ cơ cấu", "Composition chart" },
		PRESET_PAGE, false, false, true, false, stack_layout, stack_draw, stack_describe },
	{ "tiles", { "Bản đồ ô", "Tile map" },
		PRESET_PAGE, false, false, true, false, tiles_layout, tiles_draw, areas_describe },
	{ "waterfall", { "Biểu đồ thác nước", "Waterfall chart" },
		PRESET_PAGE, false, false, true, false, waterfall_layout, waterfall_draw, waterfall_describe },
	{ 0 },
};
/* clang-format on */

const struct chart_kind *chart_kind_find(const char *name)
{
	for (const struct chart_kind *kind = chart_kinds; kind->name != NULL; kind++)
		if (strcmp(kind->name, name) == 0)
			return kind;
	return NULL;
}
