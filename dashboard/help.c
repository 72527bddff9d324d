/* dashboard/help.c - see help.h; the words are help.<command>.about and help.<command>.<option>. */
#include "dashboard/help.h"

#include <stdio.h>
#include <string.h>

#include "dashboard/commands/support.h"

enum { KEY = 96 };

/* help.<command>.<what>, with '-' for the blank of a two-word name. */
static const char *words_of(
	const struct words *words, const struct command *command, const char *what, char key[KEY])
{
	(void)snprintf(key, KEY, "help.%s.%s", command->name, what);
	for (char *c = key; *c != '\0'; c++)
		if (*c == ' ')
			*c = '-';
	return words_get(words, key);
}

bool help_program(const struct words *words, struct error *err)
{
	text_auto text = { 0 };
	char key[KEY];

	text_addf(&text, "%s\n\n", words_get(words, "help.program.usage"));
	for (const struct command *command = commands; command->name != NULL; command++)
		text_addf(&text, "  %-15s %s\n", command->name,
			words_of(words, command, "about", key));
	text_addf(&text, "\n%s\n", words_get(words, "help.program.more"));
	return call_print(&text, err);
}

bool help_command(const struct words *words, const struct command *command, struct error *err)
{
	text_auto text = { 0 };
	char key[KEY];

	text_addf(&text, "tiendo [--data DIR] %s", command->name);
	for (const struct option *option = command->options; option->name != NULL; option++)
		text_addf(&text, " [%s%s%s]", option->name, option->value == NULL ? "" : " ",
			option->value == NULL ? "" : option->value);
	text_addf(&text, "%s%s\n\n%s\n", command->arguments[0] == '\0' ? "" : " ",
		command->arguments, words_of(words, command, "about", key));
	for (const struct option *option = command->options; option->name != NULL; option++) {
		const char *name = option->name + strspn(option->name, "-");
		const char *value = option->value == NULL ? "" : option->value;

		text_addf(&text, "  %s %s\n      %s\n", option->name, value,
			words_of(words, command, name, key));
	}
	return call_print(&text, err);
}

bool help_version(struct error *err)
{
	text_auto text = { 0 };

	text_addz(&text, "tiendo " TIENDO_VERSION "\n");
	return call_print(&text, err);
}
