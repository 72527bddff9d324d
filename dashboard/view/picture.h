/*
 * dashboard/view/picture.h - charts as pages show them: <picture> models.
 *
 * { url, width, height, alt, loading, sources: [{ media, url, width, height }] }.
 * A small one has no alt: it shows what stands beside it. Every address names
 * the edition, so that a picture never disagrees with its page and may be kept
 * for ever.
 */
#ifndef DASHBOARD_VIEW_PICTURE_H
#define DASHBOARD_VIEW_PICTURE_H

#include "charts/request.h"
#include "dashboard/view/page.h"

/*
 * The chart of a kind, "line", "bars" or "breakdown", of what `query` says ("" or "&place=26740"):
 * for wide and narrow screens, light, dark and paper.
 */
MUST_CHECK json_t *picture_chart(const struct page *page, const struct indicator *indicator,
	const char *kind, const char *query);

/* The same with the words of its alt, with a hole {name}. */
MUST_CHECK json_t *picture_more(const struct page *page, const struct indicator *indicator,
	const char *kind, const char *query, const char *alt_key);

/* A chart of an address of its own, in two sizes, for wide and narrow screens, whose names say them. */
MUST_CHECK json_t *picture_sized(const struct page *page, const char *path, const char *query,
	const struct chart_size sizes[2], const char *alt);

/* A bullet (PRESET_CARD) or a sparkline (PRESET_SPARK): light, dark and paper. */
MUST_CHECK json_t *picture_small(const struct page *page, const struct indicator *indicator,
	const char *kind, enum chart_preset preset);

/* A sparkline of one method at a place. */
MUST_CHECK json_t *picture_spark(const struct page *page, const struct indicator *indicator,
	const struct method *method, const struct place *place);

#endif
