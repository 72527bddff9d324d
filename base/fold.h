/*
 * base/fold.h - text as it is looked up: without case, marks or punctuation.
 *
 * Unicode case folding, compatibility decomposition, combining marks dropped,
 * đ as d (it does not decompose), and every run of other characters than
 * letters and digits as one blank, none at either end. "Tiến Độ (%)" and
 * "TIEN  DO" both fold to "tien do"; "Hoà" and "Hòa" to "hoa".
 */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/text.h"

/* Adds the folded span, which must be valid UTF-8 without NUL. */
void fold_add(struct span span, struct text *ret);

/* The same with the marks kept, composed (NFC): as many words, "tiến độ". */
void fold_add_toned(struct span span, struct text *ret);

#endif
