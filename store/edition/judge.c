/* store/edition/judge.c - see judge.h. */
#include "store/edition/judge.h"

#include <string.h>

#include "base/arena.h"
#include "store/edition/judge_private.h"

static bool judge_one(const struct judging *judging)
{
	arena_auto arena = { 0 };
	struct series series;
	struct judgement_input input;
	struct judgement judgement;

	if (!judging_read(judging, &arena, &series, &input))
		return false;
	judgement = judgement_make(&input, &arena);
	return judgement_write(judging, &judgement) && outlook_write(judging, &judgement);
}

/* The city, and every other place that has a plan. */
static bool judge_places(struct judging judging)
{
	const struct catalogue *catalogue = judging.catalogue;
	struct judging_level levels[JUDGING_LEVELS] = { 0 };
	arena_auto arena = { 0 };

	judging.arena = &arena;
	judging.levels = levels;
	judging.place = catalogue->city;
	judging.plan = catalogue_plan(catalogue, judging.indicator, judging.place);
	if (!judge_one(&judging))
		return false;
	for (int i = 0; i < catalogue->plan_count; i++) {
		judging.plan = &catalogue->plans[i];
		judging.place = judging.plan->place;
		if (judging.plan->indicator == judging.indicator &&
			strcmp(judging.place, catalogue->city) != 0 && !judge_one(&judging))
			return false;
	}
	return true;
}

bool judge_write(
	struct db *edition, const struct catalogue *catalogue, int today, struct error *err)
{
	for (int i = 0; i < catalogue->indicator_count; i++) {
		const struct indicator *indicator = &catalogue->indicators[i];

		for (int m = 0; m < indicator->method_count; m++)
			if (!judge_places((struct judging){
				    .edition = edition,
				    .catalogue = catalogue,
				    .indicator = indicator,
				    .method = &indicator->methods[m],
				    .today = today,
				    .err = err,
			    }))
				return false;
	}
	return true;
}
