/*
 * collector/checking.c - see checking.h. Method by method, so that memory is that of one method;
 * within it series by series, each read from the office by one query.
 */
#include "collector/checking.h"

#include <stdlib.h>
#include <string.h>

#include "collector/checking_private.h"
#include "collector/draft.h"

struct checking {
	struct arena *arena; /* of the findings */
	struct history *history;
	const struct catalogue *catalogue;
	const char *explanation;
	const int *kin;

	/* of the method at hand */
	struct arena *work;
	const struct indicator *indicator;
	const struct method *method;
	bool held; /* the office holds figures of it */
	struct lineage *lineages;
	size_t lineage_count;
	struct crowds *crowds; /* NULL where siblings say nothing */
};

static int place_index(const struct checking *checking, const struct place *place)
{
	return (int)(place - checking->catalogue->places);
}

static int compare_arriving(const void *left, const void *right)
{
	return entry_compare(
		((const struct arriving *)left)->entry, ((const struct arriving *)right)->entry);
}

/* All figures of all files, by key; each file is in order already. */
static struct arriving *gather(
	struct arena *arena, struct checked *files, size_t count, size_t *ret_count)
{
	struct arriving *list;
	size_t all = 0, at = 0;

	for (size_t i = 0; i < count; i++)
		all += files[i].count;
	list = arena_new(arena, all, sizeof *list);
	for (size_t i = 0; i < count; i++)
		for (size_t e = 0; e < files[i].count; e++)
			list[at++] = (struct arriving){ &files[i].entries[e], &files[i] };
	if (count > 1)
		qsort(list, all, sizeof *list, compare_arriving);
	*ret_count = all;
	return list;
}

static bool add_lineage(
	struct checking *checking, const struct arriving *arriving, size_t count, struct error *err)
{
	struct lineage *lineage = &checking->lineages[checking->lineage_count++];
	struct past *past = NULL;
	size_t past_count = 0;

	lineage->place = arriving->entry->observation.place;
	if (checking->held &&
		!history_series(checking->history, checking->work, checking->method, lineage->place,
			INT64_MIN, INT64_MAX, &past, &past_count, err))
		return false;
	lineage_merge(checking->work, arriving, count, past, past_count, lineage);
	return true;
}

/* Cuts the figures of one method into series. */
static bool add_lineages(
	struct checking *checking, const struct arriving *arriving, size_t count, struct error *err)
{
	size_t from = 0;

	checking->lineages = arena_new(
		checking->work, (size_t)checking->catalogue->place_count, sizeof(struct lineage));
	checking->lineage_count = 0;
	for (size_t i = 1; i <= count; i++)
		if (i == count ||
			arriving[i].entry->observation.place !=
				arriving[from].entry->observation.place) {
			if (!add_lineage(checking, &arriving[from], i - from, err))
				return false;
			from = i;
		}
	return true;
}

/* What the office holds of siblings that nothing arrives for, in the periods that arrive. */
static bool add_silent(struct checking *checking, int64_t from, int64_t until, const bool *present,
	const bool *wanted, struct error *err)
{
	const struct catalogue *catalogue = checking->catalogue;

	for (int i = 0; i < catalogue->place_count; i++) {
		struct past *past;
		size_t count;

		if (present[i] || !wanted[checking->kin[i]])
			continue;
		if (!history_series(checking->history, checking->work, checking->method,
			    &catalogue->places[i], from, until, &past, &count, err))
			return false;
		for (size_t p = 0; p < count; p++)
			crowds_join(checking->crowds, checking->kin[i], &past[p].observation);
	}
	return true;
}

/* Puts every figure of a share beside those of its siblings. */
static bool add_crowds(
	struct checking *checking, const struct arriving *arriving, size_t count, struct error *err)
{
	size_t places = (size_t)checking->catalogue->place_count, figures = 0;
	bool *present = arena_new(checking->work, places, sizeof *present);
	bool *wanted = arena_new(checking->work, places, sizeof *wanted);
	int64_t from = INT64_MAX, until = INT64_MIN;

	checking->crowds = NULL;
	if (checking->indicator->kind != KIND_RATIO || !checking->indicator->unit->share)
		return true;
	for (size_t i = 0; i < count; i++) {
		int64_t start = arriving[i].entry->observation.period.from;

		from = start < from ? start : from;
		until = start > until ? start : until;
	}
	for (size_t i = 0; i < checking->lineage_count; i++)
		figures += checking->lineages[i].count;
	checking->crowds = crowds_new(checking->work, figures);
	for (size_t i = 0; i < checking->lineage_count; i++) {
		const struct lineage *lineage = &checking->lineages[i];
		int place = place_index(checking, lineage->place), kin = checking->kin[place];

		present[place] = wanted[kin] = true;
		for (size_t f = 0; f < lineage->count; f++)
			if (lineage->figures[f].period.from >= from &&
				lineage->figures[f].period.from <= until)
				crowds_add(checking->crowds, kin, &lineage->figures[f]);
	}
	return !checking->held || add_silent(checking, from, until, present, wanted, err);
}

/* A check that speaks twice of one figure (parts by sex, and by age) is kept once. */
static bool was_kept(const struct checked *file, const struct entry *entry, const char *check)
{
	for (size_t i = file->finding_count; i > 0 && file->findings[i - 1].entry == entry; i--)
		if (strcmp(file->findings[i - 1].check, check) == 0)
			return true;
	return false;
}

/* Keeps a finding of an entry, or counts it where too many are kept. */
static void keep(struct checking *checking, const struct arriving *arriving,
	const struct check_finding *found)
{
	struct checked *file = arriving->file;
	const struct check *check = &checks[found->kind];
	const char *own = arriving->entry->explanation;
	struct finding finding = { .entry = arriving->entry,
		.check = check->code,
		.blocks = check->blocks,
		.explanation = own != NULL && *own != '\0' ? own : checking->explanation };

	if (was_kept(file, arriving->entry, check->code))
		return;
	file->refused += check->blocks && (!check->answerable || *finding.explanation == '\0');
	if (file->finding_count == CHECKING_MAX_FINDINGS) {
		file->more++;
		return;
	}
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		text_auto says = { 0 };

		check_say(found, checking->indicator, lang, &says);
		finding.says[lang] = arena_copy(checking->arena, text_z(&says), says.size);
	}
	file->findings = arena_push(
		checking->arena, file->findings, file->finding_count, sizeof *file->findings);
	file->findings[file->finding_count++] = finding;
}

/* Runs the checks on one figure; those in `only` are kept, and the answered ones are not. */
static bool look_at(struct checking *checking, const struct arriving *arriving,
	const struct check_input *input, unsigned only, struct error *err)
{
	struct check_finding findings[CHECK_COUNT];
	int count = checks_run(input, findings);
	const char *const none[] = { NULL };
	const char *const *explained = none;

	if (count > 0 && checking->held &&
		!history_explained(
			checking->history, checking->work, arriving->entry, &explained, err))
		return false;
	for (int i = 0; i < count; i++)
		if ((only >> findings[i].kind & 1) != 0 &&
			text_index(explained, checks[findings[i].kind].code) < 0)
			keep(checking, arriving, &findings[i]);
	return true;
}

static bool look_at_figures(
	struct checking *checking, const struct lineage *lineage, struct error *err)
{
	size_t first = 0; /* of the same breakdown */
	int kin = checking->kin[place_index(checking, lineage->place)];

	for (size_t i = 0; i < lineage->count; i++) {
		const struct known *item = &lineage->items[i];
		const struct check_input input = {
			.indicator = checking->indicator,
			.figure = &lineage->figures[i],
			.history = &lineage->figures[first],
			.history_count = i - first,
			.crowd = checking->crowds == NULL || item->arriving.entry == NULL
				? NULL
				: crowds_find(checking->crowds, kin, &lineage->figures[i]),
		};

		if (strcmp(lineage->figures[first].breakdown, input.figure->breakdown) != 0)
			first = i--;
		else if (item->arriving.entry != NULL && !item->settled && input.figure->known &&
			!look_at(checking, &item->arriving, &input, ~0U, err))
			return false;
	}
	return true;
}

/* Of `Dimension=Value` alone: as long as the dimension's name; 0 for anything else. */
static size_t dimension_of(const char *breakdown)
{
	return strchr(breakdown, '|') != NULL ? 0 : strcspn(breakdown, "=");
}

/* The portions by one dimension from `items[0]` on; returns how many items were looked through. */
static size_t take_dimension(const struct known *items, size_t count, const char *dimension,
	const struct observation **ret, size_t *ret_count, const struct arriving **ret_last)
{
	size_t size = strcspn(dimension, "="), at = 0;

	*ret_count = 0;
	for (; at < count && strncmp(items[at].figure->breakdown, dimension, size + 1) == 0; at++) {
		if (dimension_of(items[at].figure->breakdown) != size || !items[at].figure->known)
			continue;
		ret[(*ret_count)++] = items[at].figure;
		if (items[at].arriving.entry != NULL && !items[at].settled)
			*ret_last = &items[at].arriving;
	}
	return at;
}

/* Adds up what a whole is split into. Two portions at least: one says nothing of the others. */
static bool look_at_whole(struct checking *checking, const struct known *whole, size_t count,
	const struct observation **room, struct error *err)
{
	bool asked = whole->arriving.entry != NULL && !whole->settled;

	for (size_t at = 1; at < count;) {
		const struct arriving *told = NULL;
		struct check_input input = {
			.indicator = checking->indicator, .figure = whole->figure, .portions = room
		};

		at += take_dimension(&whole[at], count - at, whole[at].figure->breakdown, room,
			&input.portion_count, &told);
		told = asked ? &whole->arriving : told;
		if (told != NULL && input.portion_count > 1 &&
			!look_at(checking, told, &input, 1U << CHECK_PARTS, err))
			return false;
	}
	return true;
}

static bool look_at_portions(
	struct checking *checking, const struct lineage *lineage, struct error *err)
{
	const struct observation **room = arena_new(checking->work, lineage->count, sizeof *room);
	const struct known *items = lineage->by_period;

	for (size_t from = 0, to; from < lineage->count; from = to) {
		for (to = from + 1; to < lineage->count &&
			period_compare(&items[to].figure->period, &items[from].figure->period) == 0;
			to++)
			;
		if (*items[from].figure->breakdown == '\0' && items[from].figure->known &&
			!look_at_whole(checking, &items[from], to - from, room, err))
			return false;
	}
	return true;
}

static bool check_method(
	struct checking *checking, const struct arriving *arriving, size_t count, struct error *err)
{
	bool adds;

	checking->method = arriving->entry->method;
	checking->indicator = catalogue_of_method(checking->catalogue, checking->method);
	adds = checking->indicator->kind == KIND_FLOW || checking->indicator->kind == KIND_STOCK;
	if (!history_any(checking->history, checking->method, &checking->held, err) ||
		!add_lineages(checking, arriving, count, err) ||
		!add_crowds(checking, arriving, count, err))
		return false;
	for (size_t i = 0; i < checking->lineage_count; i++)
		if (!look_at_figures(checking, &checking->lineages[i], err) ||
			(adds && checking->lineages[i].by_period != NULL &&
				!look_at_portions(checking, &checking->lineages[i], err)))
			return false;
	return true;
}

static int compare_findings(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int order = (a->entry > b->entry) - (a->entry < b->entry);

	return order != 0 ? order : strcmp(a->check, b->check);
}

bool checking_run(struct arena *arena, struct office *office, const struct catalogue *catalogue,
	const char *explanation, struct checked *files, size_t count, struct error *err)
{
	arena_auto work = { 0 };
	history_auto *history = history_new(office);
	struct checking checking = { .arena = arena,
		.history = history,
		.catalogue = catalogue,
		.explanation = explanation,
		.kin = kin_new(&work, catalogue) };
	size_t all, from = 0;
	const struct arriving *arriving = gather(&work, files, count, &all);

	for (size_t i = 1; i <= all; i++)
		if (i == all || arriving[i].entry->method != arriving[from].entry->method) {
			arena_auto of_method = { 0 };

			checking.work = &of_method;
			if (!check_method(&checking, &arriving[from], i - from, err))
				return false;
			from = i;
		}
	for (size_t i = 0; i < count; i++)
		if (files[i].finding_count > 1)
			qsort(files[i].findings, files[i].finding_count, sizeof *files[i].findings,
				compare_findings);
	return true;
}
