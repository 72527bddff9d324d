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

static int said_column(const char *said, const char *const *headers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(headers[i], said) == 0)
			return (int)i;
	return COLUMN_NONE;
}

/* The only column headed by one of the words; a second one goes to `ret_rival`. */
static int worded_column(const char *among, const char *const *folded, size_t count, int *ret_rival)
{
	int found = COLUMN_NONE;

	for (size_t i = 0; i < count; i++)
		if (columns_word_is(among, folded[i])) {
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

	for (size_t i = 0; i < count; i++)
		folded[i] = columns_word(arena, headers[i]);
	*ret = (struct ticket_columns){ .found = 0 };
	for (enum ticket_field field = 0; field < TICKET_FIELDS; field++) {
		ret->of[field] = ret->rival[field] = COLUMN_NONE;
		if (said[field] != NULL)
			ret->of[field] = said_column(said[field], headers, count);
		for (size_t i = 0; said[field] == NULL && i < COUNT(words[field]) &&
			ret->of[field] == COLUMN_NONE && ret->rival[field] == COLUMN_NONE;
			i++)
			ret->of[field] = worded_column(
				words[field][i], folded, count, &ret->rival[field]);
		if (ret->of[field] != COLUMN_NONE)
			ret->why[field] = said[field] != NULL ? COLUMN_SAID : COLUMN_WORD;
		ret->found += ret->of[field] != COLUMN_NONE || ret->rival[field] != COLUMN_NONE;
	}
}
