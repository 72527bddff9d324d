/*
 * tests/store/shim.h - a file system under SQLite that fails when told to: once or from then on, or as if
 * the power went.
 *
 * It stands between SQLite and its own files; everything else the program writes is untouched. Calls that
 * may fail are counted: opening, reading, writing, cutting, syncing, removing, locking.
 */
#ifndef TESTS_STORE_SHIM_H
#define TESTS_STORE_SHIM_H

#include <stdbool.h>

enum shim_fault {
	SHIM_ERROR, /* the call fails */
	SHIM_FULL, /* a write finds no room, anything else fails */
	SHIM_SHORT, /* half of a write is done, then it fails */
	SHIM_POWER, /* nothing happens any more, and what was not synced may be lost at shim_reboot() */
};

/* Becomes SQLite's own way to files, until the process ends. */
void shim_start(void);

/* The `at`th call from now, counted from 1, fails, and with `lasting` all after it; 0: none. */
void shim_plan(int at, bool lasting, enum shim_fault fault);

/* The calls since then, and whether the planned one was among them. */
int shim_calls(void);
bool shim_struck(void);

/* The machine comes back: of what was not synced, sector by sector, `seed` decides what remains. Ends the plan. */
void shim_reboot(unsigned seed);

#endif
