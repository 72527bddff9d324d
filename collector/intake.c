/* collector/intake.c - see intake.h: one function a step, in the order of the header. */
#include "collector/intake.h"

#include <string.h>

#include "collector/problems.h"
#include "store/office/take.h"

struct taking_in {
	struct arena *arena;
	const struct intake *intake;
	struct arrival *arrivals;
	size_t count;
	struct reader **readers; /* open to the end: they say where a problem is */
	struct batch *batches;
	struct receipt *receipts;
};

static void read_all(struct taking_in *self)
{
	const struct intake *intake = self->intake;

	self->readers = arena_new(self->arena, self->count, sizeof(struct reader *));
	for (size_t i = 0; i < self->count; i++) {
		struct arrival *arrival = &self->arrivals[i];

		self->readers[i] = reader_open(self->arena, arrival->bytes, intake->reading);
		draft_read(self->arena, intake->catalogue, self->readers[i], intake->mapping,
			&arrival->draft);
		if (intake->look != NULL)
			intake->look(intake->context, i, self->readers[i]);
	}
}

static void close_all(struct taking_in *self)
{
	for (size_t i = 0; i < self->count; i++)
		reader_close(self->readers[i]);
}

static const char *reason_of(const struct taking_in *self, size_t i)
{
	text_auto reason = { 0 };

	if (self->intake->reason != NULL)
		return self->intake->reason;
	reader_reason(self->readers[i], &reason);
	return arena_copy(self->arena, text_z(&reason), reason.size);
}

/* What is sent, but for the findings. */
static void make_batches(struct taking_in *self)
{
	const struct intake *intake = self->intake;
	const char *mapping = mapping_text(intake->mapping, self->arena);

	self->batches = arena_new(self->arena, self->count, sizeof *self->batches);
	self->receipts = arena_new(self->arena, self->count, sizeof *self->receipts);
	for (size_t i = 0; i < self->count; i++) {
		const struct arrival *arrival = &self->arrivals[i];

		self->batches[i] = (struct batch){
			.reporter = intake->reporter,
			.name = arrival->name,
			.mapping = mapping,
			.bytes = arrival->bytes,
			.entries = arrival->draft.entries,
			.count = arrival->draft.count,
			.reason = reason_of(self, i),
			.draft = intake->draft,
			.version = intake->version,
			.key = intake->key == NULL || self->count == 1
				? intake->key
				: arena_format(self->arena, "%s %zu", intake->key, i),
		};
	}
}

static size_t problems_of(const struct taking_in *self)
{
	size_t problems = 0;

	for (size_t i = 0; i < self->count; i++)
		problems += self->arrivals[i].draft.problem_count;
	return problems;
}

/* Looks at all figures beside what the office knows; false in `ret` where that keeps them out. */
static bool check_all(struct taking_in *self, bool *ret, struct error *err)
{
	struct checked *files = arena_new(self->arena, self->count, sizeof *files);
	size_t refused = 0;

	for (size_t i = 0; i < self->count; i++)
		files[i] = (struct checked){ .entries = self->batches[i].entries,
			.count = self->batches[i].count };
	if (!checking_run(self->arena, self->intake->office, self->intake->catalogue,
		    self->intake->explanation, files, self->count, err))
		return false;
	for (size_t i = 0; i < self->count; i++) {
		self->arrivals[i].checked = files[i];
		self->batches[i].findings = files[i].findings;
		self->batches[i].finding_count = files[i].finding_count;
		refused += files[i].refused;
	}
	*ret = refused == 0;
	for (size_t i = 0; *ret && self->intake->answer != NULL && i < self->count; i++)
		self->intake->answer(self->intake->context, i, &self->arrivals[i].checked);
	return true;
}

/* submission_tell: what only the office knows becomes a problem of the draft. */
static void tell_refused(void *context, size_t batch, const struct entry *entry, const char *key)
{
	struct taking_in *self = context;

	problems_add_entry(
		self->arena, self->readers[batch], entry, key, &self->arrivals[batch].draft);
}

/* Stores all, or tells why not. */
static bool store_all(struct taking_in *self, bool *ret_taken, struct error *err)
{
	const struct intake *intake = self->intake;
	const struct taking taking = { intake->dry, intake->fails ? NULL : tell_refused, self };

	*ret_taken = submission_take(intake->office, self->batches, self->count, intake->actor,
		&taking, self->receipts, err);
	if (*ret_taken)
		return true;
	for (size_t i = 0; i < self->count; i++)
		problems_sort(
			self->arrivals[i].draft.problems, self->arrivals[i].draft.problem_count);
	return !intake->fails && strcmp(err->key, "submission.refused") == 0;
}

static void give_receipts(struct taking_in *self)
{
	for (size_t i = 0; i < self->count; i++) {
		self->arrivals[i].receipt = self->receipts[i];
		if (self->receipts[i].repeated)
			self->arrivals[i].draft.problem_count = 0;
	}
}

static bool run(struct taking_in *self, bool *ret_taken, struct error *err)
{
	const bool checks = self->intake->checks;
	bool fine;

	*ret_taken = false;
	if (!checks &&
		!submission_recall(self->intake->office, self->batches, self->count,
			self->intake->actor, self->receipts, ret_taken, err))
		return false;
	if (!*ret_taken && problems_of(self) == 0) {
		if (!check_all(self, &fine, err) ||
			(fine && !checks && !store_all(self, ret_taken, err)))
			return false;
	}
	if (*ret_taken)
		give_receipts(self);
	return true;
}

bool intake_run(struct arena *arena, const struct intake *intake, struct arrival *arrivals,
	size_t count, bool *ret_taken, struct error *err)
{
	struct taking_in self = { arena, intake, arrivals, count, NULL, NULL, NULL };
	bool done;

	read_all(&self);
	make_batches(&self);
	done = run(&self, ret_taken, err);
	close_all(&self);
	return done;
}
