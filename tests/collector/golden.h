/*
 * tests/collector/golden.h - a folder of files as people send them, each beside what comes of it.
 *
 * FOLDER/NAME.csv must come to FOLDER/NAME.out; TIENDO_UPDATE=1 writes them anew. The words of a
 * command line may stand in a file's first line: `#! WORD|VALUE|WORD|VALUE`.
 */
#ifndef TESTS_COLLECTOR_GOLDEN_H
#define TESTS_COLLECTOR_GOLDEN_H

#include "base/arena.h"
#include "base/text.h"

/* What comes of a file; lives as long as the arena that the file is in. */
typedef const char *golden_draw(struct span bytes);

/* Asserts that all of them, and at least so many, come to what they must. */
void golden_folder(struct arena *arena, const char *folder, int least, golden_draw *draw);

/* Given each word with its value; asserts itself. */
typedef void golden_take(void *context, const char *word, const char *value);

/* The file without its line of words. */
struct span golden_words(struct arena *arena, struct span bytes, golden_take *take, void *context);

#endif
