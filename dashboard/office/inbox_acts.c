/* dashboard/office/inbox_acts.c - what is done to an inquiry: routed, an answer proposed, answered, declined. */
#include "dashboard/office/inbox.h"
#include "dashboard/office/pages.h"

typedef bool inquiry_does(struct office *office, const struct inquiry_act *act, struct error *err);

static bool perform(struct visit *visit, inquiry_does *does, const char *done, struct visited *ret,
	struct error *err)
{
	const struct form *form = visit->form;
	const struct inquiry_act act = { .id = visit->id,
		.version = visit_number(form_text(form, "seen", "0")),
		.actor = visit->actor,
		.reporter = form_text(form, "reporter", ""),
		.public = form_text(form, "public", ""),
		.answer = { form_text(form, "vi", ""), form_text(form, "en", "") } };
	struct inquiry inquiry;

	if (!inbox_seen(visit, &inquiry, err) || !does(visit->office, &act, err))
		return false;
	ret->next = arena_format(visit->arena, "/inbox/%jd?done=%s", (intmax_t)visit->id, done);
	return true;
}

bool inquiry_take_route(struct visit *visit, struct visited *ret, struct error *err)
{
	return perform(visit, inquiry_route, "inquiry-routed", ret, err);
}

bool inquiry_take_proposal(struct visit *visit, struct visited *ret, struct error *err)
{
	return perform(visit, inquiry_propose, "inquiry-proposed", ret, err);
}

bool inquiry_take_answer(struct visit *visit, struct visited *ret, struct error *err)
{
	return perform(visit, inquiry_answer, "inquiry-answered", ret, err);
}

bool inquiry_take_refusal(struct visit *visit, struct visited *ret, struct error *err)
{
	return perform(visit, inquiry_decline, "inquiry-declined", ret, err);
}
