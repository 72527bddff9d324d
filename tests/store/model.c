/* tests/store/model.c - see model.h. */
#include "tests/store/model.h"

#include <stdio.h>

const char *const model_keys[KEYS] = { "share.mic/79/2021", "share.mic/79/2022",
	"users.count/VN/2021", "users.count/VN/2022" };

const struct model_actor actors[ACTORS] = {
	{ "an", NULL, true, false, true },
	{ "binh", NULL, true, false, false },
	{ "chi", NULL, true, true, false },
	{ "dung", NULL, false, true, false },
	{ "em", "person.disabled", false, false, false },
	{ "local:ops", NULL, true, true, false },
	{ "xa", "person.none", false, false, false },
};

const struct model_kind model_kinds[KINDS] = {
	[APPROVE] = { { [SUBMITTED] = true }, APPROVED, true, false },
	[RETURN] = { { [SUBMITTED] = true, [APPROVED] = true }, RETURNED, true, true },
	[ANSWER] = { { [RETURNED] = true }, SUBMITTED, false, true },
	[WITHDRAW] = { { [SUBMITTED] = true, [RETURNED] = true }, WITHDRAWN, false, false },
};

struct world model;
static struct world trial;

/* The newest version of a figure that was not withdrawn, or NULL. */
static struct figure *newest(struct world *world, int key, int *ret_revisions)
{
	struct figure *found = NULL;

	*ret_revisions = 0;
	for (int i = 0; i < world->figure_count; i++) {
		struct figure *figure = &world->figures[i];

		if (figure->key != key)
			continue;
		(*ret_revisions)++;
		if (figure->state != WITHDRAWN)
			found = figure;
	}
	return found;
}

const char *model_may_send(int actor)
{
	if (actors[actor].refusal != NULL)
		return actors[actor].refusal;
	return actors[actor].sends ? NULL : "person.role";
}

static bool was_published(const struct world *world, int key)
{
	for (int i = 0; i < world->figure_count; i++)
		if (world->figures[i].key == key && world->figures[i].state == PUBLISHED)
			return true;
	return false;
}

/* One figure of a batch; a refusal, or NULL. */
static const char *model_entry(struct world *world, const struct wish *wish, int i, int *added,
	int *corrected, int same[2])
{
	int revisions;
	struct figure *before = newest(world, wish->keys[i], &revisions);

	if (actors[wish->actor].only_share && wish->keys[i] >= 2)
		return "person.scope";
	if (before != NULL && before->value == wish->values[i]) {
		same[before->state == RETURNED]++;
		return NULL;
	}
	if (before != NULL && before->state == SUBMITTED)
		return "submission.pending";
	if (was_published(world, wish->keys[i]) && !wish->reason)
		return "submission.reason";
	if (before != NULL && before->state == RETURNED) {
		before->state = WITHDRAWN;
		before->version++;
		world->sent[before->submission].version++;
	}
	world->figures[world->figure_count++] = (struct figure){
		.submission = wish->draft > 0 ? wish->draft : world->sent_count + 1,
		.position = *added + *corrected + 1,
		.key = wish->keys[i],
		.value = wish->values[i],
		.revision = revisions,
		.version = 1
	};
	*added += before == NULL;
	*corrected += before != NULL;
	return NULL;
}

void model_submit(const struct wish *wish, char ret[OUTCOME])
{
	struct kept *kept = &model.kept[wish->actor][wish->idempotency];
	const char *refusal = model_may_send(wish->actor);
	int added = 0, corrected = 0, same[2] = { 0, 0 };
	char content[120];

	(void)snprintf(content, sizeof content, "%s|%d", wish->line, wish->reason);
	trial = model;
	if (refusal == NULL && wish->idempotency > 0 && *kept->content != '\0') {
		(void)snprintf(ret, OUTCOME, "%s%s",
			strcmp(kept->content, content) == 0 ? kept->answer
							    : "!submission.idempotency",
			strcmp(kept->content, content) == 0 ? " again" : "");
		return;
	}
	if (refusal == NULL && wish->draft > 0 &&
		(wish->draft > model.sent_count || !model.sent[wish->draft].draft ||
			(wish->version > 0 && wish->version != model.sent[wish->draft].version)))
		refusal = "submission.conflict";
	for (int i = 0; refusal == NULL && i < wish->count; i++)
		refusal = model_entry(&trial, wish, i, &added, &corrected, same);
	if (refusal != NULL) {
		(void)snprintf(ret, OUTCOME, "!%s", refusal);
		return;
	}
	if (added + corrected > 0) {
		int id = wish->draft > 0 ? wish->draft : ++trial.sent_count;
		struct sent *sent = &trial.sent[id];

		sent->author = wish->actor;
		sent->version++;
		sent->draft = false;
		model = trial;
		(void)snprintf(
			ret, OUTCOME, "%d/%d/%d/%d in %d", added, corrected, same[0], same[1], id);
	} else {
		(void)snprintf(ret, OUTCOME, "0/0/%d/%d in 0", same[0], same[1]);
	}
	if (wish->idempotency > 0) {
		(void)snprintf(kept->content, sizeof kept->content, "%s", content);
		(void)snprintf(kept->answer, sizeof kept->answer, "%.60s", ret);
	}
}

bool model_in_range(const struct figure *figure, const struct act *act)
{
	return figure->submission == act->submission &&
		(act->position == 0 || act->position == figure->position);
}

/* Is there a later version that was not withdrawn? */
static bool was_corrected(const struct figure *figure)
{
	for (int i = 0; i < model.figure_count; i++)
		if (model.figures[i].key == figure->key &&
			model.figures[i].revision > figure->revision &&
			model.figures[i].state != WITHDRAWN)
			return true;
	return false;
}

/* May this actor do it to these? A refusal, or NULL. */
static const char *model_may(enum kind kind, const struct act *act, int actor)
{
	const struct sent *sent = &model.sent[act->submission];
	bool own = sent->author == actor;

	if (actors[actor].refusal != NULL)
		return actors[actor].refusal;
	if (!(model_kinds[kind].decides ? actors[actor].decides : actors[actor].sends))
		return "person.role";
	for (int i = 0; i < model.figure_count && actors[actor].only_share; i++)
		if (model_in_range(&model.figures[i], act) && model.figures[i].key >= 2)
			return "person.scope";
	for (int position = 0; position < 4; position++)
		own = own ||
			((act->position == 0 || position == 0 || position == act->position) &&
				sent->answered[position][actor]);
	return model_kinds[kind].decides && own ? "workflow.author" : NULL;
}

static const char *model_why_not(const struct act *act)
{
	if (act->position == 0)
		return "submission.state";
	for (int i = 0; i < model.figure_count; i++)
		if (model_in_range(&model.figures[i], act))
			return act->version != 0 && act->version != model.figures[i].version
				? "figure.conflict"
				: "figure.state";
	return "figure.none";
}

void model_act(enum kind kind, const struct act *act, int actor, char ret[OUTCOME])
{
	struct sent *sent = &model.sent[act->submission];
	const char *refusal = NULL;
	int count = 0;

	if (model_kinds[kind].words && *act->words == '\0')
		refusal = "workflow.words";
	else if (act->submission > model.sent_count)
		refusal = "submission.none";
	else if (act->position == 0 && act->version != 0 && act->version != sent->version)
		refusal = "submission.conflict";
	else
		refusal = model_may(kind, act, actor);
	for (int i = 0; i < model.figure_count && refusal == NULL; i++) {
		struct figure *figure = &model.figures[i];

		if (!model_in_range(figure, act) || !model_kinds[kind].from[figure->state] ||
			(act->position != 0 && act->version != 0 &&
				act->version != figure->version) ||
			(kind == RETURN && was_corrected(figure)))
			continue;
		figure->state = model_kinds[kind].to;
		figure->version++;
		count++;
	}
	if (refusal == NULL && count == 0 &&
		!(kind == WITHDRAW && sent->draft && act->position == 0))
		refusal = model_why_not(act);
	if (refusal != NULL) {
		(void)snprintf(ret, OUTCOME, "!%s", refusal);
		return;
	}
	sent->version++;
	sent->draft = false;
	if (kind == ANSWER)
		sent->answered[act->position][actor] = true;
	(void)snprintf(ret, OUTCOME, "%d", count);
}

void model_publish(int actor, char ret[OUTCOME])
{
	bool touched[MODEL_ACTS + 1] = { false };
	int number = model.editions + 1;

	if (actors[actor].refusal != NULL || !actors[actor].decides) {
		(void)snprintf(ret, OUTCOME, "!%s",
			actors[actor].refusal != NULL ? actors[actor].refusal : "person.role");
		return;
	}
	for (int i = 0; i < model.figure_count; i++) {
		struct figure *figure = &model.figures[i];

		if (figure->state != APPROVED)
			continue;
		figure->state = PUBLISHED;
		figure->since = number;
		figure->version++;
		touched[figure->submission] = true;
	}
	for (int i = 0; i < model.figure_count; i++)
		for (int later = i + 1; later < model.figure_count; later++)
			if (model.figures[i].state == PUBLISHED && model.figures[i].until == 0 &&
				model.figures[later].state == PUBLISHED &&
				model.figures[later].key == model.figures[i].key)
				model.figures[i].until = number;
	for (int i = 1; i <= model.sent_count; i++)
		model.sent[i].version += touched[i];
	model.editions = number;
	(void)snprintf(ret, OUTCOME, "edition %d", number);
}
