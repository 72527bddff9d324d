/* charts/kinds/breakdown_words.c - an index by component in words. */
#include <math.h>

#include "charts/kind.h"
#include "charts/kinds/breakdown.h"
#include "charts/words.h"
#include "indicators/format.h"

enum { MAX_TOLD = 12 };

void breakdown_refusal(const struct breakdown_model *model, const struct frame *frame,
	enum lang lang, struct text *ret)
{
	struct text fills[2] = { 0 };
	const char *name = model->outside->row->row->name;

	text_addz(&fills[0], name == NULL ? "" : name);
	words_value(
		model->outside->cell->observation->value, frame->request->unit, lang, &fills[1]);
	sentence_add(SAY_NEGATIVE_COMPONENT, lang, fills, ret);
	text_done(&fills[0]);
	text_done(&fills[1]);
}

/* "Hạ tầng số: 0,7 (trọng số 20%, đóng góp 0,14)" */
static void add_part(const struct saying *saying, const struct breakdown_model *model,
	const struct component *part, struct text *ret)
{
	const struct unit *unit = saying->frame->request->unit;
	const struct chart_row *row = part->row->row;
	struct text fills[2] = { 0 };

	text_addf(ret, "%s: ", row->name == NULL ? "" : row->name);
	if (frame_known(part->cell))
		words_value(part->cell->observation->value, unit, saying->lang, ret);
	else
		text_addz(ret, word(WORD_NO_FIGURE, saying->lang));
	if (model->weights_summed) {
		format_value(row->weight, unit_find("percent"), saying->lang, &fills[0]);
		if (part->given)
			words_value(breakdown_shown(model, part->contribution), unit, saying->lang,
				&fills[1]);
		sentence_add(part->given ? SAY_WEIGHT_GIVES : SAY_WEIGHT, saying->lang, fills, ret);
	}
	text_done(&fills[0]);
	text_done(&fills[1]);
}

static void say_index(const struct saying *saying, const struct breakdown_model *model)
{
	const struct unit *unit = saying->frame->request->unit;
	struct text fills[3] = { 0 };

	text_addz(&fills[0], model->total->row->name == NULL ? "" : model->total->row->name);
	period_say(&saying->frame->columns[model->column], saying->lang, &fills[1]);
	if (frame_known(&model->total->cells[model->column]))
		words_value(model->total->cells[model->column].observation->value, unit,
			saying->lang, &fills[2]);
	else
		text_addz(&fills[2], word(WORD_NO_FIGURE, saying->lang));
	say(saying, SAY_INDEX, fills);
	for (size_t i = 0; i < COUNT(fills); i++)
		text_done(&fills[i]);
}

static void say_sum(const struct saying *saying, const struct breakdown_model *model)
{
	struct text fills[2] = { 0 };

	if (model->missing > 0) {
		text_addf(&fills[0], "%zu", model->missing);
		text_addf(&fills[1], "%.0f%%", round(100 * model->missing_weight));
		say(saying,
			model->weights_summed ? SAY_COMPONENTS_MISSING_WEIGHT
					      : SAY_COMPONENTS_MISSING,
			fills);
	}
	if (model->total != NULL && breakdown_differs(model)) {
		const struct unit *unit = saying->frame->request->unit;

		text_clear(&fills[0]);
		text_clear(&fills[1]);
		words_value(breakdown_shown(model, model->sum), unit, saying->lang, &fills[0]);
		words_value(model->total->cells[model->column].observation->value, unit,
			saying->lang, &fills[1]);
		say(saying, SAY_COMPONENTS_DIFFER, fills);
	}
	text_done(&fills[0]);
	text_done(&fills[1]);
}

void breakdown_describe(const struct saying *saying)
{
	arena_auto arena = { 0 };
	struct breakdown_model model;
	text_auto list = { 0 };

	breakdown_model(saying->frame, &arena, &model);
	if (model.outside != NULL) {
		breakdown_refusal(&model, saying->frame, saying->lang, saying->ret);
		return;
	}
	if (model.count == 0) {
		say(saying, SAY_NOTHING, NULL);
		text_addc(saying->ret, '.');
		return;
	}
	if (model.total != NULL)
		say_index(saying, &model);
	for (size_t i = 0; i < model.count && i < MAX_TOLD; i++) {
		text_addz(&list, i == 0 ? "" : "; ");
		add_part(saying, &model, &model.parts[i], &list);
	}
	if (model.count > MAX_TOLD)
		words_fill(word(WORD_MORE_MISSING, saying->lang),
			arena_format(&arena, "%zu", model.count - MAX_TOLD), &list);
	say(saying, SAY_COMPONENTS, &list);
	say_sum(saying, &model);
	say_statuses(saying);
}
