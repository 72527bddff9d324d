/* tests/store/acts.c - see acts.h. */
#include "tests/store/acts.h"

#include "store/office/amend.h"
#include "store/office/findings.h"
#include "store/office/workflow.h"
#include "tests/store/make.h"

static int64_t draft; /* the one that was kept last */
static struct receipt receipt; /* of what was submitted last */

static bool send_figures(
	struct office *office, struct arena *own, const char *explanation, struct error *err)
{
	struct batch batch = make_batch(own, "users.count/VN/2025=7");
	const struct finding finding = { .entry = batch.entries,
		.check = "jump",
		.says = { "vi", "en" },
		.explanation = explanation };

	batch.findings = &finding;
	batch.finding_count = 1;
	return submission_add(office, &batch, 1, "local:tester", &receipt, err);
}

bool act_submit_answered(struct office *office, struct arena *own, struct error *err)
{
	return send_figures(office, own, "so it is", err);
}

bool act_submit_doubted(struct office *office, struct arena *own, struct error *err)
{
	return send_figures(office, own, "", err);
}

bool act_explain(struct office *office, struct arena *own UNUSED, struct error *err)
{
	int count;

	return figures_explain(office,
		&(struct act){ receipt.submission, 1, 0, "local:tester", "so it is" }, &count, err);
}

bool act_keep_draft(struct office *office, struct arena *own, struct error *err)
{
	struct batch batch = make_batch(own, "users.count/VN/2024=3");

	return submission_draft(office, &batch, "local:tester", &draft, err);
}

bool act_type_on(struct office *office, struct arena *own, struct error *err)
{
	struct batch batch = make_batch(own, "users.count/VN/2024=4");

	batch.draft = draft;
	batch.bytes = span_of("typed on");
	return submission_draft(office, &batch, "local:tester", &draft, err);
}

bool act_end_target(struct office *office, struct arena *own UNUSED, struct error *err)
{
	const struct amend_retirement end = { "share", "79", "2025", "qd-2", "qd-1",
		{ "Bãi bỏ.", "Ended." } };

	return amend_retire(office, &end, "local:tester", err);
}
