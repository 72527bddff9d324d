/* dashboard/commands/support.h - what several commands do alike. */
#ifndef DASHBOARD_COMMANDS_SUPPORT_H
#define DASHBOARD_COMMANDS_SUPPORT_H

#include "base/json.h"
#include "dashboard/command.h"
#include "store/edition/open.h"

/* The value of an option, or NULL; and whether a flag is there. */
const char *call_value(const struct call *call, const char *name);
bool call_flag(const struct call *call, const char *name);

/* Prints text, or a JSON value with a newline, on standard output; key output.write. */
MUST_CHECK bool call_print(const struct text *text, struct error *err);
MUST_CHECK bool call_print_json(json_t *value, struct error *err);

/* Writes to the file named by -o, or prints where there is none. */
MUST_CHECK bool call_deliver(const struct call *call, const struct text *text, struct error *err);

/* An option's whole number from `least` to `most`, or `otherwise` where it is not given. */
MUST_CHECK bool call_number(const struct call *call, const char *name, int least, int most,
	int otherwise, int *ret, struct error *err);

/* Digits alone, from 1 to `most`; 0 for anything else. */
int64_t call_whole(struct span text, int64_t most);

/* The submission that the only argument names, 0 where there is none; key option.wrong. */
MUST_CHECK bool call_id(const struct call *call, int64_t *ret, struct error *err);

/*
 * Opens the edition named by --edition N, or the current one. Keys edition.none,
 * edition.unknown. The caller closes it.
 */
MUST_CHECK struct edition *call_edition(const struct call *call, struct error *err);
void call_edition_closep(struct edition **edition);
#define edition_auto CLEANUP(call_edition_closep) struct edition

/* The indicator that the first argument names; key indicator.none. */
MUST_CHECK const struct indicator *call_indicator(
	const struct call *call, const struct edition *edition, struct error *err);

/* The method named by --method, or the primary one; key method.none. */
MUST_CHECK const struct method *call_method(
	const struct call *call, const struct indicator *indicator, struct error *err);

/* The text an option must bring; key option.missing. */
MUST_CHECK bool call_text(
	const struct call *call, const char *name, const char **ret, struct error *err);

struct office;
/* Puts the reporting calendar of a catalogue's folder into an office that has the catalogue. */
MUST_CHECK bool call_calendar(
	const struct call *call, struct office *office, const char *dir, struct error *err);

/* Prints the sentence of a key with one name or number in its hole {n}. */
MUST_CHECK bool call_say(
	const struct call *call, const char *key, const char *n, struct error *err);

/* Prints where a server is to be read, once it can be: `option` names its address, `key` the words. */
void call_tell_address(const struct call *call, const char *key, const char *option, int port);

#endif
