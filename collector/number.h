/*
 * collector/number.h - text -> number, the only place where figures are read.
 *
 * The long form writes numbers as machines do (1234.5). A comma is taken for a
 * decimal comma where it can be nothing else (12,5); before exactly three digits
 * it could be either, and is asked about, never guessed.
 */
#ifndef COLLECTOR_NUMBER_H
#define COLLECTOR_NUMBER_H

#include "base/decimal.h"

/*
 * NULL when `text` was read into `ret`, otherwise the key of the problem:
 * number.form, number.ambiguous, number.digits (more than 18).
 */
MUST_CHECK const char *number_read(struct span text, struct decimal *ret);

#endif
