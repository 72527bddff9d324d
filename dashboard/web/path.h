/*
 * dashboard/web/path.h - the paths of a table of addresses, the portal's and the office's alike.
 */
#ifndef DASHBOARD_WEB_PATH_H
#define DASHBOARD_WEB_PATH_H

#include <stdbool.h>

#include "base/text.h"

/* The language that a path asks for, whether there is such a path or not. */
enum lang path_lang(const char *path);

/* The path without the language in front, borrowed: "/" for "/en". */
const char *path_shared(const char *path);

/*
 * Does the path fit the pattern? In a pattern `:id` stands for a whole number from 1 of up to 15 digits,
 * `:code` for 1 to 64 of a-z, 0-9 and '-', `:path` for what is left of the path, up to 128 of these, '.' and '/'. Sets what stands there in the path; empty for a plain pattern.
 */
bool path_fits(const char *pattern, const char *path, struct span *ret);

/* Does a row for method `own` answer one who asks with `method`? HEAD goes where GET goes. */
bool path_takes(const char *own, const char *method);

/* Is `word` one of the blank-separated words of `list`? */
bool path_lists(const char *list, const char *word);

#endif
