/* charts/kind.c - see kind.h. */
#include "charts/kind.h"

#include <string.h>

/* clang-format off */
const struct chart_kind chart_kinds[] = {
	{ "bullet", { "Thanh tiến độ", "Bullet chart" },
		PRESET_CARD, true, bullet_layout, bullet_draw },
	{ "line", { "Biểu đồ đường", "Line chart" },
		PRESET_PAGE, false, line_layout, line_draw },
	{ "spark", { "Biểu đồ nhỏ", "Sparkline" },
		PRESET_SPARK, false, spark_layout, spark_draw },
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
