/* dashboard/office/tokens.c - keys of programs: which there are, a new one shown once, revoke. */
#include <string.h>

#include "base/clock.h"
#include "dashboard/office/owed.h"
#include "dashboard/office/pages.h"
#include "dashboard/office/people.h"
#include "dashboard/office/shell.h"
#include "dashboard/view/tell.h"
#include "store/office/tokens.h"

enum { USUAL_DAYS = 90 };

/* An instant as people read it; null for never. */
static json_t *moment(const struct visit *visit, int64_t seconds)
{
	char instant[CLOCK_INSTANT];

	if (seconds == 0)
		return json_null();
	clock_write(seconds, instant);
	return tell_instant(instant, visit->lang);
}

static json_t *token_model(const struct visit *visit, const struct token *token, int64_t now)
{
	const char *state = token->revoked_at != 0 ? "revoked"
		: token->expires_at <= now         ? "expired"
						   : "valid";
	const struct reporter *reporter = catalogue_reporter(visit->catalogue, token->reporter);

	return json_pack("{s:s,s:s,s:s,s:s,s:s,s:b,s:s,s:o,s:o,s:o}", "name", token->name,
		"reporter", reporter == NULL ? token->reporter : reporter->name[visit->lang],
		"indicators", token->indicators, "state", state, "word",
		words_get(
			visit->words, arena_format(visit->arena, "office.tokens.state.%s", state)),
		"valid", strcmp(state, "valid") == 0, "by", token->created_by, "made",
		moment(visit, token->created_at), "expires", moment(visit, token->expires_at),
		"used", moment(visit, token->used_at));
}

static json_t *reporter_models(const struct visit *visit)
{
	json_t *list = json_array();

	for (int i = 0; i < visit->catalogue->reporter_count; i++) {
		const struct reporter *each = &visit->catalogue->reporters[i];

		if (!owed_is_gone(each))
			(void)json_array_append_new(list,
				json_pack("{s:s,s:s}", "code", each->code, "name",
					each->name[visit->lang]));
	}
	return list;
}

bool tokens_page(struct visit *visit, struct visited *ret, struct error *err)
{
	json_t *rows = json_array();
	char now[CLOCK_INSTANT];
	struct token *tokens;
	int64_t seconds = 0;
	size_t count;

	clock_now(now);
	ret->model = office_shell(visit, words_get(visit->words, "office.tokens.title"));
	(void)json_object_set_new(ret->model, "rows", rows);
	if (!clock_parse(span_of(now), &seconds) || visit_catalogue(visit, err) == NULL ||
		!token_list(visit->office, visit->arena, &tokens, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		(void)json_array_append_new(rows, token_model(visit, &tokens[i], seconds));
	(void)json_object_set_new(ret->model, "none", json_boolean(count == 0));
	(void)json_object_set_new(ret->model, "action", json_string(visit_url(visit, "/tokens")));
	(void)json_object_set_new(
		ret->model, "revoke", json_string(visit_url(visit, "/tokens/revoke")));
	(void)json_object_set_new(ret->model, "reporters", reporter_models(visit));
	(void)json_object_set_new(ret->model, "days", json_integer(USUAL_DAYS));
	(void)json_object_set_new(ret->model, "most", json_integer(TOKEN_MAX_DAYS));
	return true;
}

/* Its value is in this answer and nowhere else. */
bool token_take(struct visit *visit, struct visited *ret, struct error *err)
{
	struct scope *indicators = arena_new(visit->arena, 1, sizeof *indicators);
	const char *name = form_text(visit->form, "name", "");
	int64_t days = visit_number(form_text(visit->form, "days", "0"));
	char value[TOKEN_VALUE];

	if (!read_codes(visit, "indicators", indicators, err))
		return false;
	if (indicators->count == 0)
		return error_set(err, ERROR_REFUSED, "token.indicators", "%s", name);
	if (!token_add(visit->office, name, form_text(visit->form, "reporter", ""), indicators,
		    days > TOKEN_MAX_DAYS ? 0 : (int)days, visit->actor, value, err))
		return false;
	ret->model = office_shell(visit, words_get(visit->words, "office.tokens.made-title"));
	(void)json_object_set_new(ret->model, "name", json_string(name));
	(void)json_object_set_new(ret->model, "value", json_string(value));
	(void)json_object_set_new(ret->model, "tokens", json_string(visit_url(visit, "/tokens")));
	return true;
}

bool token_end(struct visit *visit, struct visited *ret, struct error *err)
{
	ret->next = "/tokens?done=token-revoked";
	return token_revoke(visit->office, form_text(visit->form, "name", ""), visit->actor, err);
}
