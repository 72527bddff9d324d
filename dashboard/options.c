/* dashboard/options.c - see options.h. */
#include "dashboard/options.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

/* The row of an option, or NULL; `ret_value` is what follows '=', or NULL. */
static const struct option *find(
	const struct option *table, const char *word, const char **ret_value)
{
	const char *equals = strncmp(word, "--", 2) == 0 ? strchr(word, '=') : NULL;
	struct span name = { word, equals == NULL ? strlen(word) : (size_t)(equals - word) };

	*ret_value = equals == NULL ? NULL : equals + 1;
	for (; table != NULL && table->name != NULL; table++)
		if (span_is(name, table->name))
			return table;
	return NULL;
}

static bool add_argument(const char *word, struct options *ret, struct error *err)
{
	if (ret->argument_count == OPTIONS_MAX_ARGUMENTS)
		return error_set(err, ERROR_MISUSE, "option.extra", "%s", word);
	ret->arguments[ret->argument_count++] = word;
	return true;
}

static bool add_given(const char *name, const char *value, struct options *ret, struct error *err)
{
	size_t bad;

	if (!utf8_valid(span_of(value), &bad) || !utf8_is_plain(span_of(value)))
		return error_set(err, ERROR_MISUSE, "option.wrong", "%s", name);
	if (ret->given_count == OPTIONS_MAX_GIVEN)
		return error_set(err, ERROR_MISUSE, "option.extra", "%s", name);
	ret->given[ret->given_count].name = name;
	ret->given[ret->given_count++].value = value;
	return true;
}

bool options_read(int argc, char **argv, const struct option *table, const struct option *common,
	struct options *ret, struct error *err)
{
	bool ended = false;

	for (int i = 0; i < argc; i++) {
		const struct option *option;
		const char *value;

		if (ended || argv[i][0] != '-' || argv[i][1] == '\0') {
			if (!add_argument(argv[i], ret, err))
				return false;
			continue;
		}
		ended = strcmp(argv[i], "--") == 0;
		ret->help |= strcmp(argv[i], "--help") == 0;
		if (ended || strcmp(argv[i], "--help") == 0)
			continue;
		option = find(table, argv[i], &value);
		if (option == NULL)
			option = find(common, argv[i], &value);
		if (option == NULL)
			return error_set(err, ERROR_MISUSE, "option.unknown", "%s", argv[i]);
		if (option->value == NULL && value != NULL)
			return error_set(err, ERROR_MISUSE, "option.extra", "%s", value);
		if (option->value != NULL && value == NULL && i + 1 == argc)
			return error_set(err, ERROR_MISUSE, "option.value", "%s", argv[i]);
		if (option->value == NULL)
			value = "";
		else if (value == NULL)
			value = argv[++i];
		if (!add_given(option->name, value, ret, err))
			return false;
	}
	return true;
}

const char *options_value(const struct options *options, const char *name)
{
	for (int i = options->given_count - 1; i >= 0; i--)
		if (strcmp(options->given[i].name, name) == 0)
			return options->given[i].value;
	return NULL;
}
