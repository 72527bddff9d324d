/*
 * store/pages.h - each page of the office's file carries a checksum of its own.
 *
 * SQLite tells damage to the shape of its file, not to what is in it: a digit that the disk turned over would
 * be read as a figure. So the last PAGES_SUM bytes of each page are the CRC-32 of its number and the rest;
 * one that does not agree, or stands in another's place, is SQLITE_CORRUPT (key db.damaged) when it is read.
 * SQLite reserves the room (byte 20 of the file's header), which is how such files are known; any other
 * reader of SQLite's reads them, but who writes to one must come through here. Other files are left alone.
 */
#ifndef STORE_PAGES_H
#define STORE_PAGES_H

enum { PAGES_SIZE = 4096, PAGES_SUM = 4 };

/* In the address of a new file, "file:...?" PAGES_SUMMED: it shall have sums. */
#define PAGES_SUMMED "sums=1"

/* Stands between SQLite and what was its way to files until now; only the first call does anything. */
void pages_start(void);

#endif
