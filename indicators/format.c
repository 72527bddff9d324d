/* indicators/format.c - see format.h; marks as in CLDR for vi and en, but a true minus sign. */
#include "indicators/format.h"

#include <string.h>

#include "indicators/unit.h"

static const struct {
	char group, point;
} marks[LANG_COUNT] = { { '.', ',' }, { ',', '.' } };

void format_number(struct decimal value, enum lang lang, struct text *ret)
{
	text_auto plain = { 0 };
	const char *z;
	size_t whole;

	decimal_print(value, &plain);
	z = text_z(&plain);
	if (*z == '-') {
		text_addz(ret, "\u2212");
		z++;
	}
	whole = strcspn(z, ".");
	for (size_t i = 0; z[i] != '\0'; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0)
			text_addc(ret, marks[lang].group);
		text_addc(ret, z[i] == '.' ? marks[lang].point : z[i]);
	}
}

void format_value(struct decimal value, const struct unit *unit, enum lang lang, struct text *ret)
{
	format_number(value, lang, ret);
	text_addz(ret, unit->suffix[lang]);
}

void format_distance(
	struct decimal distance, const struct unit *unit, enum lang lang, struct text *ret)
{
	struct decimal plain = decimal_trim(distance);
	bool one = lang == LANG_EN && plain.scale == 0 && (plain.units == 1 || plain.units == -1);

	format_number(distance, lang, ret);
	text_addz(ret, one ? unit->change_one : unit->change[lang]);
}

void format_change(struct decimal change, const struct unit *unit, enum lang lang, struct text *ret)
{
	if (change.units > 0)
		text_addc(ret, '+');
	format_distance(change, unit, lang, ret);
}
