/* dashboard/commands/support.c - see support.h. */
#include "dashboard/commands/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "collector/calendar_file.h"
#include "store/edition/shelf.h"
#include "store/office/calendar.h"

const char *call_value(const struct call *call, const char *name)
{
	return options_value(call->options, name);
}

bool call_flag(const struct call *call, const char *name)
{
	return call_value(call, name) != NULL;
}

bool call_print(const struct text *text, struct error *err)
{
	struct span bytes = text_span(text);

	return (fwrite(bytes.data, 1, bytes.size, stdout) == bytes.size && fflush(stdout) == 0) ||
		error_set(err, ERROR_FAILURE, "file.write", "-");
}

bool call_print_json(json_t *value, struct error *err)
{
	text_auto text = { 0 };

	json_write(value, &text);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

bool call_deliver(const struct call *call, const struct text *text, struct error *err)
{
	const char *path = call_value(call, "-o");

	if (path == NULL || strcmp(path, "-") == 0)
		return call_print(text, err);
	return file_write(path, text_span(text), 0644, err);
}

bool call_number(const struct call *call, const char *name, int least, int most, int otherwise,
	int *ret, struct error *err)
{
	const char *text = call_value(call, name);
	char *end;
	long number;

	*ret = otherwise;
	if (text == NULL)
		return true;
	number = strtol(text, &end, 10);
	if (*text == '\0' || *end != '\0' || number < least || number > most)
		return error_set(err, ERROR_MISUSE, "option.wrong", "%s %s", name, text);
	*ret = (int)number;
	return true;
}

int64_t call_whole(struct span text, int64_t most)
{
	struct decimal number;

	if (text.size == 0 || !span_made_of(text, "0123456789") || !decimal_parse(text, &number) ||
		number.units > most)
		return 0;
	return number.units;
}

bool call_id(const struct call *call, int64_t *ret, struct error *err)
{
	const struct options *options = call->options;

	*ret = 0;
	if (options->argument_count == 0)
		return true;
	*ret = call_whole(span_of(options->arguments[0]), INT64_MAX);
	return *ret > 0 ||
		error_set(err, ERROR_MISUSE, "option.wrong", "%s", options->arguments[0]);
}

struct edition *call_edition(const struct call *call, struct error *err)
{
	int current, number;

	if (!shelf_current(call->data, &current, err))
		return NULL;
	if (current == 0) {
		(void)error_set(err, ERROR_REFUSED, "edition.none", "%s", call->data);
		return NULL;
	}
	if (!call_number(call, "--edition", 1, 999999, current, &number, err))
		return NULL;
	if (number > current) {
		(void)error_set(err, ERROR_REFUSED, "edition.unknown", "%d", number);
		return NULL;
	}
	return edition_open(shelf_path(call->arena, call->data, number), err);
}

void call_edition_closep(struct edition **edition)
{
	edition_close(*edition);
}

const struct indicator *call_indicator(
	const struct call *call, const struct edition *edition, struct error *err)
{
	const char *code = call->options->arguments[0];
	const struct indicator *indicator = catalogue_indicator(edition_catalogue(edition), code);

	if (indicator == NULL)
		(void)error_set(err, ERROR_REFUSED, "indicator.none", "%s", code);
	return indicator;
}

const struct method *call_method(
	const struct call *call, const struct indicator *indicator, struct error *err)
{
	const char *code = call_value(call, "--method");
	const struct method *method = code == NULL ? indicator_primary(indicator)
						   : indicator_method(indicator, code);

	if (method == NULL)
		(void)error_set(err, ERROR_REFUSED, "method.none", "%s", code);
	return method;
}

bool call_text(const struct call *call, const char *name, const char **ret, struct error *err)
{
	*ret = call_value(call, name);
	return *ret != NULL || error_set(err, ERROR_MISUSE, "option.missing", "%s", name);
}

bool call_calendar(
	const struct call *call, struct office *office, const char *dir, struct error *err)
{
	struct catalogue *catalogue = arena_new(call->arena, 1, sizeof *catalogue);
	struct duty *duties;
	size_t count;

	return office_catalogue_load(office, call->arena, catalogue, err) &&
		calendar_file_read(call->arena, dir, catalogue, &duties, &count, err) &&
		calendar_save(office, duties, count, call->actor, err);
}

bool call_say(const struct call *call, const char *key, const char *n, struct error *err)
{
	text_auto text = { 0 };

	words_say(call->words, key, &text, "n", n, NULL);
	text_addc(&text, '\n');
	return call_print(&text, err);
}

void call_tell_address(const struct call *call, const char *key, const char *option, int port)
{
	const char *address = call_value(call, option);
	const char *host = address == NULL ? "127.0.0.1" : address;
	const char *colon = strrchr(host, ':');
	text_auto text = { 0 };

	words_say(call->words, key, &text, "address",
		arena_format(call->arena, "http://%.*s:%d/",
			(int)(colon == NULL ? strlen(host) : (size_t)(colon - host)), host, port),
		NULL);
	(void)printf("%s\n", text_z(&text));
	(void)fflush(stdout);
}
