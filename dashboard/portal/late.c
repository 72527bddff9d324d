/* dashboard/portal/late.c - see late.h. */
#include "dashboard/portal/late.h"

#include <stdlib.h>

#include "dashboard/portal/rows.h"
#include "dashboard/view/tell.h"

struct debt {
	const struct reporter *reporter; /* NULL: none is named */
	int count, order;
};

/* The last point in force that is due and lies after the latest figure; NULL for none. */
static const struct plan_point *unreported(const struct figures *figures)
{
	const struct observation *latest = figures->methods[0].judged.verdict.latest;
	const struct plan_point *found = NULL;

	for (int i = 0; figures->plan != NULL && i < figures->plan->count; i++) {
		const struct plan_point *point = &figures->plan->points[i];
		bool due = period_last_day(&point->period) + VERDICT_GRACE_DAYS <
			figures->info->day;

		if (!point->superseded && due &&
			(latest == NULL || latest->period.until < point->period.until) &&
			(found == NULL || found->period.until < point->period.until))
			found = point;
	}
	return found;
}

static int compare(const void *left, const void *right)
{
	const struct debt *a = left, *b = right;

	return a->count != b->count ? b->count - a->count : a->order - b->order;
}

/* How many each reporter owes, in the order of the catalogue; those who owe nothing with 0. */
static struct debt *add_up(const struct page *page, const struct figures *all, int count)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	struct debt *debts = arena_new(
		page->arena, (size_t)catalogue->reporter_count + 1, sizeof *debts);

	for (int i = 0; i < catalogue->reporter_count; i++)
		debts[i] = (struct debt){ &catalogue->reporters[i], 0, i };
	for (int i = 0; i < count; i++) {
		const struct reporter *owner = rows_owner(catalogue, all[i].indicator);

		if (owner != NULL && unreported(&all[i]) != NULL)
			debts[owner - catalogue->reporters].count++;
	}
	qsort(debts, (size_t)catalogue->reporter_count, sizeof *debts, compare);
	return debts;
}

static json_t *rows_of(const struct page *page, const struct figures *all, int count,
	const struct reporter *reporter)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	json_t *rows = json_array();

	for (int i = 0; i < count; i++) {
		const struct plan_point *point = unreported(&all[i]);

		if (point != NULL && rows_owner(catalogue, all[i].indicator) == reporter)
			(void)json_array_append_new(rows,
				json_pack("{s:s,s:s,s:o}", "name",
					all[i].indicator->name[page->lang], "url",
					rows_url(page, all[i].indicator), "due",
					tell_period(&point->period, page->lang)));
	}
	return rows;
}

json_t *late_model(const struct page *page, const struct figures *all, int count)
{
	const struct catalogue *catalogue = edition_catalogue(page->edition);
	const struct debt *debts = add_up(page, all, count);
	json_t *list = json_array();

	for (int i = 0; i < catalogue->reporter_count && debts[i].count > 0; i++)
		(void)json_array_append_new(list,
			json_pack("{s:s,s:o,s:o}", "name", debts[i].reporter->name[page->lang],
				"count",
				tell_say(page->words, "late.count", "n",
					arena_format(page->arena, "%d", debts[i].count)),
				"rows", rows_of(page, all, count, debts[i].reporter)));
	return list;
}

json_t *late_note(const struct page *page)
{
	return tell_say(page->words, "late.note", "days",
		arena_format(page->arena, "%d", VERDICT_GRACE_DAYS));
}
