/* base/fold.c - see fold.h. */
#include "base/fold.h"

#include <glib.h>

#include "base/utf8.h"

/* Letters that are one with a mark and that no decomposition takes apart. */
static gunichar bare(gunichar c)
{
	switch (c) {
	case 0x111: /* đ */
	case 0xF0: /* ð, which some keyboards give for đ */
		return 'd';
	default:
		return c;
	}
}

static void add_character(gunichar c, struct text *ret)
{
	char bytes[6];

	text_add(ret, (struct span){ bytes, (size_t)g_unichar_to_utf8(c, bytes) });
}

static void fold(struct span span, bool toned, struct text *ret)
{
	char *folded = g_utf8_casefold(span.size == 0 ? "" : span.data, (gssize)span.size);
	char *apart = g_utf8_normalize(folded, -1, G_NORMALIZE_ALL);
	struct span rest = span_of(apart);
	bool blank = false, begun = false;

	for (size_t at = 0; at < rest.size;) {
		gunichar c = utf8_next(rest, &at);

		if (g_unichar_ismark(c)) {
			if (toned && begun && !blank)
				add_character(c, ret);
			continue;
		}
		if (!g_unichar_isalnum(c)) {
			blank = true;
			continue;
		}
		if (blank && begun)
			text_addc(ret, ' ');
		blank = false;
		begun = true;
		add_character(toned ? c : bare(c), ret);
	}
	g_free(apart);
	g_free(folded);
}

void fold_add(struct span span, struct text *ret)
{
	fold(span, false, ret);
}

void fold_add_toned(struct span span, struct text *ret)
{
	text_auto apart = { 0 };
	char *whole;

	fold(span, true, &apart);
	whole = g_utf8_normalize(text_z(&apart), -1, G_NORMALIZE_ALL_COMPOSE);
	text_addz(ret, whole);
	g_free(whole);
}
