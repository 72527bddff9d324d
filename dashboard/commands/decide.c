/*
 * dashboard/commands/decide.c - approve, return, answer, withdraw, receipt: what is done to what
 * arrived. ID is a submission, ID.N its figure N.
 */
#include <limits.h>
#include <string.h>

#include "dashboard/commands/support.h"
#include "store/office/receipts.h"
#include "store/office/submissions.h"
#include "store/office/workflow.h"

typedef bool figures_act(
	struct office *office, const struct act *act, int *ret_count, struct error *err);

/* Reads `12` or `12.3`; key option.wrong. */
static bool read_id(const char *text, struct act *ret, struct error *err)
{
	struct span whole = { text, strcspn(text, ".") };
	const char *part = text[whole.size] == '.' ? text + whole.size + 1 : "";
	long long id = call_whole(whole, INT64_MAX);
	long long position = text[whole.size] == '.' ? call_whole(span_of(part), INT_MAX) : 0;

	if (id < 1 || (text[whole.size] == '.' && position < 1))
		return error_set(err, ERROR_MISUSE, "option.wrong", "%s", text);
	ret->submission = id;
	ret->position = (int)position;
	return true;
}

/* Does one act and says how many figures it was done to. */
static bool decide(const struct call *call, figures_act *work, const char *words, const char *key,
	struct error *err)
{
	struct act act = { .actor = call->actor, .words = words };
	int count;

	if (!read_id(call->options->arguments[0], &act, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !work(office, &act, &count, err))
			return false;
	}
	return call_say(call, key, arena_format(call->arena, "%d", count), err);
}

static bool approve_all(const struct call *call, struct error *err)
{
	int count;
	{
		office_auto *office = office_open(call->data, err);

		if (office == NULL || !submission_approve(office, 0, call->actor, &count, err))
			return false;
	}
	return call_say(call, "say.approved", arena_format(call->arena, "%d", count), err);
}

bool command_approve(const struct call *call, struct error *err)
{
	bool all = call_flag(call, "--all");

	if (all == (call->options->argument_count == 1))
		return error_set(err, ERROR_MISUSE, "option.missing", "ID[.N] | --all");
	return all ? approve_all(call, err)
		   : decide(call, figures_approve, "", "say.figures-approved", err);
}

bool command_return(const struct call *call, struct error *err)
{
	const char *question;

	return call_text(call, "--question", &question, err) &&
		decide(call, figures_return, question, "say.figures-returned", err);
}

bool command_answer(const struct call *call, struct error *err)
{
	const char *text;

	return call_text(call, "--text", &text, err) &&
		decide(call, figures_answer, text, "say.figures-answered", err);
}

bool command_withdraw(const struct call *call, struct error *err)
{
	const char *reason = call_value(call, "--reason");

	return decide(
		call, figures_withdraw, reason == NULL ? "" : reason, "say.figures-withdrawn", err);
}

bool command_receipt(const struct call *call, struct error *err)
{
	json_auto_t *json = NULL;
	text_auto text = { 0 };
	int64_t id;

	if (!call_id(call, &id, err))
		return false;
	{
		office_auto *office = office_open(call->data, err);

		json = office == NULL ? NULL : receipt_make(office, id, err);
	}
	if (json == NULL)
		return false;
	json_write(json, &text);
	text_addc(&text, '\n');
	return call_deliver(call, &text, err);
}
