/* dashboard/portal/changed.h - what an edition changed against the one before, in short. */
#ifndef DASHBOARD_PORTAL_CHANGED_H
#define DASHBOARD_PORTAL_CHANGED_H

#include "dashboard/view/page.h"
#include "store/edition/changes.h"

/* A verdict of the same method and place that has another state now. */
struct moved_verdict {
	const struct edition_state *now;
	enum state then;
};

struct changed {
	const struct edition_news *news;
	const struct moved_verdict *moved;
	size_t news_count, moved_count;
	int added, illustrative,
		replaced; /* figures: new ones that replaced none, made up ones of all */
};

/* `before` is NULL for the first edition. Everything lives in the arena. */
MUST_CHECK bool changed_read(struct edition *edition, struct edition *before, struct arena *arena,
	struct changed *ret, struct error *err);

/* "12 số liệu mới. 1 số liệu được thay. 2 đánh giá thay đổi." */
MUST_CHECK json_t *changed_say(const struct page *page, const struct changed *changed);

#endif
