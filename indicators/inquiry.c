/* indicators/inquiry.c - see inquiry.h. */
#include "indicators/inquiry.h"

#include <string.h>

#include "base/secret.h"
#include "indicators/fraction.h"

const char *const inquiry_kinds[] = { "idea", "question", NULL };
const char *const inquiry_states[] = { "accepted", "answered", "declined", "handled", "received",
	NULL };

/* Without 0, 1, i, l, o, u. */
static const char alphabet[] = "23456789abcdefghjkmnpqrstvwxyz";

enum { GROUP = 5, LETTERS = 15, WEEK = 7, SATURDAY = 2, SUNDAY = 3 };

bool inquiry_closed(enum inquiry_state state)
{
	return state <= INQUIRY_DECLINED;
}

int inquiry_due(int day)
{
	for (int left = INQUIRY_WORKING_DAYS; left > 0;) {
		int weekday = ++day % WEEK; /* 1970-01-01, day 0, was a Thursday */

		left -= weekday != SATURDAY && weekday != SUNDAY;
	}
	return day;
}

/* Writes the letters in groups. */
static void write_code(const char letters[LETTERS], char ret[INQUIRY_CODE])
{
	size_t size = 0;

	for (int i = 0; i < LETTERS; i++) {
		if (i > 0 && i % GROUP == 0)
			ret[size++] = '-';
		ret[size++] = letters[i];
	}
	ret[size] = '\0';
}

static int hex_digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* Random bytes are taken modulo the alphabet where they lie within whole turns of it: all letters are as likely. */
void inquiry_code(char ret[INQUIRY_CODE])
{
	const int size = (int)sizeof alphabet - 1, turns = 256 / size * size;
	char letters[LETTERS], random[SECRET_HEX];
	int count = 0;

	while (count < LETTERS) {
		secret_random(random);
		for (int i = 0; i + 1 < SECRET_HEX && count < LETTERS; i += 2) {
			int byte = hex_digit(random[i]) * 16 + hex_digit(random[i + 1]);

			if (byte < turns)
				letters[count++] = alphabet[byte % size];
		}
	}
	write_code(letters, ret);
}

bool inquiry_ticket(const char *typed, char ret_code[INQUIRY_CODE], char ret_ticket[HASH_HEX])
{
	char letters[LETTERS];
	int count = 0;

	for (const char *z = typed; *z != '\0'; z++) {
		char c = *z >= 'A' && *z <= 'Z' ? (char)(*z - 'A' + 'a') : *z;

		if (c == '-' || c == ' ')
			continue;
		if (count == LETTERS || strchr(alphabet, c) == NULL)
			return false;
		letters[count++] = c;
	}
	if (count != LETTERS)
		return false;
	write_code(letters, ret_code);
	hash_bytes(span_of(ret_code), ret_ticket);
	return true;
}

void inquiry_add(struct inquiry_tally *sum, const struct inquiry_tally *more)
{
	sum->received += more->received;
	sum->closed += more->closed;
	sum->on_time += more->on_time;
	sum->declined += more->declined;
	sum->waiting += more->waiting;
	sum->overdue += more->overdue;
	if (more->oldest != 0 && (sum->oldest == 0 || more->oldest < sum->oldest))
		sum->oldest = more->oldest;
}

bool inquiry_rate(const struct inquiry_tally *tally, struct decimal *ret)
{
	const struct decimal on_time = { (int64_t)tally->on_time * 100, 0 },
			     due = { tally->closed + tally->overdue, 0 };
	struct fraction percent;

	return due.units > 0 && fraction_divide(fraction_of(on_time), fraction_of(due), &percent) &&
		fraction_round(percent, 1, ret);
}
