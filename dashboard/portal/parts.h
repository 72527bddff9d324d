/* dashboard/portal/parts.h - parts of the portal's pages that the office's board shows of a preview too. */
#ifndef DASHBOARD_PORTAL_PARTS_H
#define DASHBOARD_PORTAL_PARTS_H

#include "dashboard/view/figures.h"
#include "dashboard/view/page.h"

/* The states that targets are counted by, the best first. */
enum { PARTS_STATES = 6 };
extern const enum state parts_states[PARTS_STATES];

/* How many targets are in each state: { lead, parts: [{ state, text, comma }] }. */
MUST_CHECK json_t *parts_answer(
	const struct page *page, const struct figures *all, int figures_count);

/*
 * What changed with the edition that the page's code numbers: sets facts, news, corrections, added,
 * moved, some_moved and summary. Keys edition.unknown, edition.withdrawn.
 */
MUST_CHECK bool parts_changes(const struct page *page, json_t *model, struct error *err);

/* How fast targets have to move: sets groups, some, without and the flags of view/needed.h. */
MUST_CHECK bool parts_needed(const struct page *page, json_t *model, struct error *err);

#endif
