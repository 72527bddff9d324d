/*
 * dashboard/main.c - tiendo [--data DIR] [--lang vi|en] COMMAND ...
 *
 * Finds the command, reads its options, runs it, says what went wrong. The exit
 * status is the error's kind: 0 fine, 1 refused, 2 misuse, 3 failure.
 */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "dashboard/command.h"
#include "dashboard/commands/errors.h"
#include "dashboard/help.h"
#include "dashboard/view/stock.h"

/* These stand before the command or among its own options. */
static const struct option common_options[] = {
	{ "--data", "DIR" },
	{ "--lang", "vi|en" },
	{ "--version", NULL },
	{ NULL, NULL },
};

static const char *const lang_names[] = { "vi", "en", NULL };

/* How many of argv's first words make up the command's name; 0 when it is another. */
static int match(const struct command *command, int argc, char **argv)
{
	const char *space = strchr(command->name, ' ');
	size_t first = space == NULL ? strlen(command->name) : (size_t)(space - command->name);

	if (argc < 1 || !span_is((struct span){ command->name, first }, argv[0]))
		return 0;
	if (space == NULL)
		return 1;
	return argc > 1 && strcmp(space + 1, argv[1]) == 0 ? 2 : 0;
}

static const struct command *find_command(int argc, char **argv, int *ret_words)
{
	for (const struct command *command = commands; command->name != NULL; command++)
		if ((*ret_words = match(command, argc, argv)) > 0)
			return command;
	return NULL;
}

/* Who does it, where --as names nobody. */
static const char *local_user(struct arena *arena)
{
	const struct passwd *user = getpwuid(getuid());

	return arena_format(arena, "local:%s", user == NULL ? "" : user->pw_name);
}

static enum lang choose_lang(const char *given)
{
	const char *set = given != NULL ? given : getenv("TIENDO_LANG");

	return set != NULL && strcmp(set, "en") == 0 ? LANG_EN : LANG_VI;
}

/* From now on in that language. */
static void speak(struct call *call, enum lang lang)
{
	stock_words_later(call->loaded, lang);
	call->lang = lang;
	call->words = call->loaded[lang];
}

/* Takes over what the options say about every command. */
static bool take_common(struct call *call, const struct options *options, struct error *err)
{
	const char *data = options_value(options, "--data");
	const char *lang = options_value(options, "--lang");
	const char *as = options_value(options, "--as");

	if (lang != NULL && text_index(lang_names, lang) < 0)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--lang %s", lang);
	speak(call, choose_lang(lang));
	call->data = data == NULL ? "var" : data;
	call->options = options;
	if (as != NULL && strchr(as, ':') != NULL)
		return error_set(err, ERROR_MISUSE, "option.wrong", "--as %s", as);
	call->actor = as == NULL ? call->actor : as;
	return true;
}

static bool run_command(
	struct call *call, int argc, char **argv, struct options *options, struct error *err)
{
	int words;
	const struct command *command = find_command(argc, argv, &words);

	if (command == NULL)
		return error_set(
			err, ERROR_MISUSE, "command.unknown", "%s", argc > 0 ? argv[0] : "");
	if (!options_read(
		    argc - words, argv + words, command->options, common_options, options, err) ||
		!take_common(call, options, err))
		return false;
	if (options->help)
		return help_command(call->words, command, err);
	if (options->argument_count < command->least)
		return error_set(err, ERROR_MISUSE, "option.missing", "%s", command->arguments);
	if (options->argument_count > command->most)
		return error_set(
			err, ERROR_MISUSE, "option.extra", "%s", options->arguments[command->most]);
	return command->run(call, err);
}

/* Options before the command end where the command begins. */
static int global_end(int argc, char **argv)
{
	int at = 1;

	while (at < argc && argv[at][0] == '-')
		at += strchr(argv[at], '=') == NULL &&
				(strcmp(argv[at], "--data") == 0 || strcmp(argv[at], "--lang") == 0)
			? 2
			: 1;
	return at < argc ? at : argc;
}

static bool run(struct call *call, int argc, char **argv, struct error *err)
{
	struct options *options = arena_new(call->arena, 1, sizeof *options);
	int at = global_end(argc, argv);

	if (!options_read(at - 1, argv + 1, common_options, NULL, options, err) ||
		!take_common(call, options, err))
		return false;
	if (options_value(options, "--version") != NULL)
		return help_version(err);
	if (options->help || argc == 1)
		return help_program(call->words, err);
	return run_command(call, argc - at, argv + at, options, err);
}

int main(int argc, char **argv)
{
	arena_auto arena = { 0 };
	struct words *words[LANG_COUNT] = { NULL, NULL };
	struct call call = { .arena = &arena, .actor = local_user(&arena), .loaded = words };
	struct error err = { 0 };
	bool fine;

	speak(&call, choose_lang(NULL));
	fine = hash_start() && run(&call, argc, argv, &err);
	if (!fine) {
		text_auto text = { 0 };

		error_say(call.words, &err, &text);
		(void)fprintf(stderr, "tiendo: %s\n", text_z(&text));
	}
	stock_free_words(words);
	return fine ? 0 : (int)err.kind;
}
