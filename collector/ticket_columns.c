/* collector/ticket_columns.c - see ticket_columns.h. */
#include "collector/ticket_columns.h"

#include <string.h>

const char *const ticket_fields[] = { "id", "received", "due", "closed", "field", "place", NULL };

/* Headers that people write, folded: those that say it, and those that will do. */
static const char *const words[TICKET_FIELDS][2] = {
	[TICKET_ID] = { "|ma phan anh|ma so phan anh|ma phieu|so phieu|ma ho so|ma yeu cau|ma tiep "
			"nhan|"
			"ticket id|ticket|id|case id|ticket number|",
		"|ma|ma so|so|code|no|number|" },
	[TICKET_RECEIVED] = { "|ngay tiep nhan|thoi gian tiep nhan|thoi diem tiep nhan|"
			      "ngay gio tiep nhan|tiep nhan|tiep nhan luc|received|received at|"
			      "date received|",
		"|ngay nhan|ngay tao|thoi gian tao|ngay gui|thoi gian gui|ngay phan anh|created|"
		"created at|opened|opened at|" },
	[TICKET_DUE] = { "|han xu ly|thoi han xu ly|han giai quyet|thoi han giai quyet|ngay den "
			 "han|"
			 "ngay het han|due|due at|due date|deadline|",
		"|han|thoi han|han tra loi|han chot|sla due|" },
	[TICKET_CLOSED] = { "|ngay dong|thoi gian dong|ngay hoan thanh|thoi gian hoan thanh|"
			    "ngay xu ly xong|ngay giai quyet xong|ngay ket thuc|closed|closed at|"
			    "date closed|completed at|resolved at|",
		"|ngay xu ly|ngay tra loi|ngay giai quyet|hoan thanh|resolved|completed|" },
	[TICKET_FIELD] = { "|linh vuc|linh vuc phan anh|ten linh vuc|nhom linh "
			   "vuc|field|category|sector|",
		"|loai phan anh|nhom phan anh|chuyen muc|topic|type|" },
	[TICKET_PLACE] = { "|phuong xa|phuong xa dac khu|phuong|xa|ten phuong xa|ma phuong xa|ward|"
			   "commune|",
		"|dia ban|dia phuong|khu vuc|quan huyen|quan|huyen|district|place|area|" },
};

/* Columns that can be a field: under a header that was said, or a word that nobody said otherwise. */
struct search {
	const char *const *said, *const *headers, *const *folded;
	size_t count;
};

static bool is_said(const struct search *search, size_t column)
{
	for (size_t i = 0; i < TICKET_FIELDS; i++)
		if (search->said[i] != NULL &&
			strcmp(search->said[i], search->headers[column]) == 0)
			return true;
	return false;
}

static bool fits(const struct search *search, size_t column, const char *said, const char *among)
{
	if (said != NULL)
		return strcmp(search->headers[column], said) == 0;
	return !is_said(search, column) && columns_word_is(among, search->folded[column]);
}

/* The only column that fits; a second one goes to `ret_rival`. */
static int only_column(
	const struct search *search, const char *said, const char *among, int *ret_rival)
{
	int found = COLUMN_NONE;

	for (size_t i = 0; i < search->count; i++)
		if (fits(search, i, said, among)) {
			if (found != COLUMN_NONE)
				*ret_rival = (int)i;
			found = found == COLUMN_NONE ? (int)i : found;
		}
	return *ret_rival == COLUMN_NONE ? found : COLUMN_NONE;
}

void ticket_columns_find(struct arena *arena, const char *const said[TICKET_FIELDS],
	const char *const *headers, size_t count, struct ticket_columns *ret)
{
	const char **folded = arena_new(arena, count, sizeof *folded);
	const struct search search = { said, headers, folded, count };

	for (size_t i = 0; i < count; i++)
		folded[i] = columns_word(arena, headers[i]);
	*ret = (struct ticket_columns){ .found = 0 };
	for (enum ticket_field field = 0; field < TICKET_FIELDS; field++) {
		ret->of[field] = ret->rival[field] = COLUMN_NONE;
		for (size_t i = 0; i < COUNT(words[field]) && ret->of[field] == COLUMN_NONE &&
			ret->rival[field] == COLUMN_NONE;
			i++)
			ret->of[field] = only_column(
				&search, said[field], words[field][i], &ret->rival[field]);
		if (ret->of[field] != COLUMN_NONE)
			ret->why[field] = said[field] != NULL ? COLUMN_SAID : COLUMN_WORD;
		ret->found += ret->of[field] != COLUMN_NONE || ret->rival[field] != COLUMN_NONE;
	}
}
